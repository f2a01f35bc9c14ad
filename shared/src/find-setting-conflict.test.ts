import { expect, test } from 'vitest';
import { findSettingConflict } from './find-setting-conflict.ts';
import type { StackSettings } from './stack-settings.ts';

const nameOf = (setting: string) => `--${setting}`;
const domain = { domainName: 'hooks.example.com', certificateArn: 'arn' };

test.each<[StackSettings]>([
  [{}],
  [{ bus: 'orders', createBus: 'true' }],
  [{ createBus: 'false' }],
  [{ frontDoor: 'http-api', callsPerSecond: '50' }],
  [{ frontDoor: 'both', ...domain }],
])('%j go together', (settings) => {
  expect(findSettingConflict(settings, nameOf)).toBeUndefined();
});

test.each<[StackSettings, string]>([
  [
    { createBus: 'true' },
    '--createBus needs --bus <name>: every account has the bus "default" already.',
  ],
  [
    { createBus: 'true', bus: 'default' },
    '--createBus needs --bus <name>: every account has the bus "default" already.',
  ],
  [domain, '--domainName needs --frontDoor http-api or both.'],
  [{ certificateArn: 'arn' }, '--certificateArn needs --frontDoor http-api or both.'],
  [{ callsPerSecond: '5' }, '--callsPerSecond needs --frontDoor http-api or both.'],
  [
    { frontDoor: 'function-url', callsPerSecond: '5' },
    '--callsPerSecond needs --frontDoor http-api or both.',
  ],
  [
    { frontDoor: 'http-api', domainName: 'a.io' },
    '--domainName and --certificateArn need each other.',
  ],
  [
    { frontDoor: 'both', certificateArn: 'arn' },
    '--domainName and --certificateArn need each other.',
  ],
])('%j do not: %s', (settings, problem) => {
  expect(findSettingConflict(settings, nameOf)).toBe(problem);
});
