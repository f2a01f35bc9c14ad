import { expect, test } from 'vitest';
import { toPeriods } from './to-periods.ts';

test('each span of the time has a bar, those without a call too', () => {
  const spans = [
    { at: 60, seen: 4, missing: 0 },
    { at: 90, seen: 1, missing: 3 },
  ];
  expect(toPeriods({ since: 5, spans, spanMs: 30 })).toEqual({
    times: [0, 30, 60, 90],
    from: 0,
    to: 120,
    missing: [0, 0, 0, 3],
  });
});

test('without a call there is one span, and nothing in it', () => {
  expect(toPeriods({ since: 65, spans: [], spanMs: 30 })).toMatchObject({ missing: [0] });
});
