import { expect, test } from 'vitest';
import { createLog } from './log.ts';

const NOW = Date.UTC(2026, 0, 2);

test.each([
  ['INFO', 'stdout'],
  ['WARN', 'stderr'],
  ['ERROR', 'stderr'],
] as const)('%s is one line of JSON on %s, whatever is in its fields', (level, output) => {
  const written: unknown[] = [];
  const log = createLog({ now: () => NOW, write: (...call) => written.push(call) });
  const fields = { reason: 'one\nof “two” \u2028 "lines"', count: 2 };
  log(level, 'It happened', fields);
  log(level, 'Again');
  const time = '2026-01-02T00:00:00.000Z';
  const lines = written.map((call) => (call as string[])[1] ?? '');
  expect(written.map((call) => (call as string[])[0])).toEqual([output, output]);
  for (const line of lines) expect(line).toMatch(/^[^\n]+\n$/);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { time, level, message: 'It happened', ...fields },
    { time, level, message: 'Again' },
  ]);
});
