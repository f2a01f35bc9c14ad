import { expect, test } from 'vitest';
import { TroubleLog } from './trouble-log.ts';

test('a slow call is the machine’s fault only if its service has no fault', () => {
  let now = 1_000;
  const log = new TroubleLog(() => now);
  log.begin('bus hanging', ['bus']);
  now = 2_000;
  log.end('bus hanging');
  log.noteSlowCall('PutEvents', 1_500, 2_600);
  expect(log.times).toHaveLength(1);
  log.noteSlowCall('SendMessage', 1_500, 2_600);
  log.noteSlowCall('SendMessage', 2_000, 2_900);
  expect(log.times[1]).toEqual({
    name: 'slow machine',
    troubles: ['queue'],
    from: 400,
    to: 2_900,
  });
  expect(log.times).toHaveLength(2);
});

test('a call that a killed gateway hung up on is not the machine’s fault', () => {
  const log = new TroubleLog(() => 1_000);
  log.begin('gateway killed', ['gateway']);
  log.noteSlowCall('PutEvents', 900, 1_100);
  expect(log.times).toHaveLength(1);
});
