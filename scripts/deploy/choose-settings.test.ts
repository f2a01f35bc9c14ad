import type { StackSettings } from '@momento-gateway/shared/stack-settings';
import { expect, test } from 'vitest';
import { chooseSettings } from './choose-settings.ts';

const deployed = { bus: 'orders', createBus: 'true', archiveDays: '7' };

test.each<[name: string, before: StackSettings | undefined, given: StackSettings, StackSettings]>([
  ['a first deployment has what is said', undefined, { bus: 'orders' }, { bus: 'orders' }],
  ['nothing said keeps everything, the bus above all', deployed, {}, deployed],
  [
    'what is said changes that alone',
    deployed,
    { archiveDays: '9' },
    { ...deployed, archiveDays: '9' },
  ],
  [
    'an empty text takes it back',
    deployed,
    { archiveDays: '' },
    { bus: 'orders', createBus: 'true' },
  ],
  ['the same bus again stays the stack’s own', deployed, { bus: 'orders' }, deployed],
  [
    'another bus is not made unless that is said',
    deployed,
    { bus: 'sales' },
    { bus: 'sales', archiveDays: '7' },
  ],
  [
    'another bus is made when that is said',
    deployed,
    { bus: 'sales', createBus: 'true' },
    { ...deployed, bus: 'sales' },
  ],
])('%s', (_, before, given, settings) => {
  expect(chooseSettings(before, given).settings).toEqual(settings);
});

test('what was not said this time is told as kept', () => {
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
