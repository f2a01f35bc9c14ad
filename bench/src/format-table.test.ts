import { expect, test } from 'vitest';
import { formatTable } from './format-table.ts';
import { isMet } from './result-table.ts';

const even = (value: number) => ({ median: value, low: value, high: value });
const finding = { name: 'gateway ÷ empty', value: even(1.19), unit: '×', atMost: 1.2 } as const;

test('a table is aligned Markdown, with units, spreads, goals and whether they are met', () => {
  const text = formatTable({
    title: 'Cold',
    note: 'From the start on.',
    rounds: 20,
    columns: [
      { name: 'until ready', unit: 'ms' },
      { name: 'memory', unit: 'MB' },
    ],
    rows: [
      { name: 'empty', figures: [{ median: 50, low: 49.25, high: 1234.5 }, undefined] },
      { name: 'gateway', figures: [even(59.5), even(41)] },
    ],
    findings: [finding, { ...finding, value: even(1.21) }],
  });
  expect(text).toBe(
    [
      '### Cold',
      '',
      'From the start on. Rounds: 20.',
      '',
      '|         | until ready        | memory |',
      '| ------- | ------------------ | ------ |',
      '| empty   | 50 ms (49.3–1,235) | –      |',
      '| gateway | 59.5 ms            | 41 MB  |',
      '',
      '|                 | median (quartiles) | goal     |        |',
      '| --------------- | ------------------ | -------- | ------ |',
      '| gateway ÷ empty | 1.19 ×             | ≤ 1.20 × | met    |',
      '| gateway ÷ empty | 1.21 ×             | ≤ 1.20 × | missed |',
    ].join('\n'),
  );
});

test.each([
  { atMost: 1.2, met: true },
  { atMost: 1.19, met: true },
  { atMost: 1.18, met: false },
])('a median of 1.19 with a goal of at most $atMost is met: $met', ({ atMost, met }) => {
  expect(isMet({ ...finding, atMost })).toBe(met);
});

test('a finding without a goal is neither met nor missed', () => {
  const { atMost: _, ...without } = finding;
  expect(isMet(without)).toBeUndefined();
});
