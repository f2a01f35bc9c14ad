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

test.each<[StackSettings | undefined, StackSettings, string | undefined]>([
  [undefined, { bus: 'orders' }, undefined],
  [deployed, { bus: 'orders' }, undefined],
  [deployed, { bus: 'default' }, 'orders'],
  [{}, { bus: 'orders' }, 'default'],
])('from %j with %j the events move away from %s', (before, given, movedFrom) => {
  expect(chooseSettings(before, given).movedFrom).toBe(movedFrom);
});
