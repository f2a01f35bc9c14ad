import { expect, test } from 'vitest';
import { chooseSpan, formatTimeText, parseTimeText, readSpan } from './span-text.ts';

test('a time that was written is read back to the second', () => {
  const at = new Date(2026, 0, 31, 9, 5, 7).getTime();
  expect(formatTimeText(at)).toBe('2026-01-31 09:05:07');
  expect(parseTimeText(formatTimeText(at))).toBe(at);
  expect(parseTimeText(' 2026-01-31T09:05 ')).toBe(new Date(2026, 0, 31, 9, 5).getTime());
});

test.each(['', 'yesterday', '2026-02-30 10:00', '2026-01-31 24:00', '2026-01-31'])(
  '%j is no time',
  (text) => {
    expect(parseTimeText(text)).toBeUndefined();
    const wrong = expect.stringContaining('2026-01-31 10:00');
    expect(chooseSpan(text, '2026-01-31 10:00')).toEqual({ wrong: { from: wrong, until: '' } });
    expect(chooseSpan('2026-01-31 10:00', text)).toEqual({ wrong: { from: '', until: wrong } });
  },
);

test('a span ends after it starts', () => {
  expect(chooseSpan('2026-01-31 10:00', '2026-01-31 10:00')).toEqual({
    wrong: { from: '', until: expect.stringContaining('after') },
  });
  expect(readSpan('2', '1')).toBeUndefined();
  expect(readSpan('1', '2')).toEqual({ from: 1, until: 2 });
  expect(readSpan('', '2')).toBeUndefined();
});
