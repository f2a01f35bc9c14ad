import type { StackSettings } from '@momento-gateway/shared/stack-settings';
import { expect, test } from 'vitest';
import { chooseSettings } from './choose-settings.ts';

const deployed = { bus: 'orders', createBus: 'true', archiveDays: '7' };

test.each<[name: string, before: StackSettings | undefined, given: StackSettings, StackSettings]>([
  ['a first deployment uses the given settings', undefined, { bus: 'orders' }, { bus: 'orders' }],
  ['without settings, everything is kept, above all the bus', deployed, {}, deployed],
  [
    'a given setting changes only that one',
    deployed,
    { archiveDays: '9' },
    { ...deployed, archiveDays: '9' },
  ],
  [
    'an empty value removes it',
    deployed,
    { archiveDays: '' },
    { bus: 'orders', createBus: 'true' },
  ],
  ['the same bus again stays the stack’s own bus', deployed, { bus: 'orders' }, deployed],
  [
    'another bus is not created by default',
    deployed,
    { bus: 'sales' },
    { bus: 'sales', archiveDays: '7' },
  ],
  [
    'another bus is created if the settings say so',
    deployed,
    { bus: 'sales', createBus: 'true' },
    { ...deployed, bus: 'sales' },
  ],
])('%s', (_, before, given, settings) => {
  expect(chooseSettings(before, given).settings).toEqual(settings);
});

test('settings that were not given are reported as kept', () => {
  expect(chooseSettings(deployed, { archiveDays: '9' }).kept).toEqual({
    bus: 'orders',
    createBus: 'true',
  });
});

const API = { frontDoor: 'http-api', domainName: 'a.io', certificateArn: 'arn' };

test.each<[name: string, before: StackSettings, given: StackSettings, StackSettings]>([
  [
    'a Function URL in place of an API',
    API,
    { frontDoor: 'function-url' },
    { frontDoor: 'function-url' },
  ],
  ['no front door of its own', { ...API, callsPerSecond: '5' }, { frontDoor: '' }, {}],
  ['another setting', API, { frontDoor: 'both' }, { ...API, frontDoor: 'both' }],
])('settings of an HTTP API go with it: %s', (_, before, given, settings) => {
  expect(chooseSettings(before, given).settings).toEqual(settings);
});

test('settings that do not go together are refused with the names of their options', () => {
  expect(() => chooseSettings(undefined, { createBus: 'true' })).toThrow(
    '--create-bus needs --bus <name>: every account has the bus "default" already.',
  );
  expect(() => chooseSettings({}, { domainName: 'a.io' })).toThrow(
    '--domain-name needs --front-door http-api or both.',
  );
  expect(() => chooseSettings(API, { certificateArn: '' })).toThrow(
    '--domain-name and --certificate-arn need each other.',
  );
});

const FIRST = /To lose none, deploy with --front-door both first/;
const STILL_POSTED =
  /will be closed, and the events of webhooks that Momento still posts there are lost/;

test.each<[name: string, StackSettings | undefined, StackSettings, notices: RegExp[]]>([
  ['a first deployment', undefined, { bus: 'orders', frontDoor: 'http-api' }, []],
  ['the same settings', { ...deployed, ...API }, { bus: 'orders' }, []],
  [
    'another bus',
    deployed,
    { bus: 'default' },
    [/to the bus "default". Rules on "orders" will stop/],
  ],
  ['a bus', {}, { bus: 'orders' }, [/to the bus "orders". Rules on "default" will stop/]],
  ['an HTTP API instead', {}, { frontDoor: 'http-api' }, [FIRST]],
  ['an HTTP API instead', {}, { frontDoor: 'http-api' }, [STILL_POSTED]],
  ['a Function URL instead', API, { frontDoor: '' }, [FIRST]],
  [
    'both',
    {},
    { frontDoor: 'both' },
    [/becomes the HTTP API's own address. The old one stays open/],
  ],
  [
    'an HTTP API after both',
    { frontDoor: 'both' },
    { frontDoor: 'http-api' },
    [/^The Function URL will be closed.* Go on only when every webhook/],
  ],
  ['a domain', { frontDoor: 'http-api' }, API, [/becomes https:\/\/a\.io\/\. The old one stays/]],
  [
    'another domain',
    API,
    { domainName: 'b.io' },
    [/becomes https:\/\/b\.io\/\. https:\/\/a\.io\/ will be closed.* Go on only when/],
  ],
  [
    'another key',
    { encryptionKey: 'create' },
    { encryptionKey: '' },
    [/key that the stack created: keep/],
  ],
  ['a first key', {}, { encryptionKey: 'create' }, []],
])('what the user is told about %s', (_, before, given, notices) => {
  const told = chooseSettings(before, given).notices;
  expect(told).toEqual(notices.map((notice) => expect.stringMatching(notice)));
});
