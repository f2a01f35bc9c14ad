import { expect, test } from 'vitest';
import { describeMutant, judgeReport } from './judge-report.ts';

const SOURCE = `function pick(a, b) {
  if (a > b) return a;
  return b;
}
`;

const at = (line: number, column: number, endLine: number, endColumn: number) => ({
  start: { line, column },
  end: { line: endLine, column: endColumn },
});
const condition = at(2, 7, 2, 12);
const body = at(1, 21, 4, 2);

const report = (...mutants: readonly [replacement: string, status: string][]) => ({
  files: {
    'a.ts': {
      source: SOURCE,
      mutants: mutants.map(([replacement, status]) => ({
        mutatorName: 'ConditionalExpression',
        replacement,
        status,
        location: condition,
      })),
    },
  },
});

test('a fault is described by its line before and after', () => {
  expect(describeMutant(SOURCE, { replacement: 'true', location: condition })).toBe(
    'if (a > b) return a; → if (true) return a;',
  );
});

test('of a fault over several lines the first and what is left are described', () => {
  expect(describeMutant(SOURCE, { replacement: '{}', location: body })).toBe(
    'function pick(a, b) { … → function pick(a, b) {}',
  );
});

const SURVIVED = 'if (a > b) return a; → if (a >= b) return a;';

test('faults that fail a test or never end are noticed, those that no test reaches are not', () => {
  const judged = judgeReport(
    report(['true', 'Killed'], ['false', 'Timeout'], ['a >= b', 'Survived'], ['b', 'NoCoverage']),
    {},
  );
  expect(judged).toEqual({
    noticed: 2,
    explained: 0,
    unexplained: [`a.ts:2 ${SURVIVED}`, 'a.ts:2 if (a > b) return a; → if (b) return a;'],
    outdated: [],
  });
});

test('what is explained need not be noticed', () => {
  const judged = judgeReport(report(['a >= b', 'Survived']), { 'a.ts': { [SURVIVED]: 'equal' } });
  expect(judged).toEqual({ noticed: 0, explained: 1, unexplained: [], outdated: [] });
});

test('an explanation of a fault that is noticed now is out of date', () => {
  const judged = judgeReport(report(['a >= b', 'Killed']), { 'a.ts': { [SURVIVED]: 'equal' } });
  expect(judged.outdated).toEqual([`a.ts ${SURVIVED}`]);
});

test('an explanation of a fault that timed out is not out of date', () => {
  const judged = judgeReport(report(['a >= b', 'Timeout']), { 'a.ts': { [SURVIVED]: 'equal' } });
  expect(judged).toMatchObject({ noticed: 1, outdated: [] });
});

test('explanations for files that were not part of the run are left alone', () => {
  expect(judgeReport(report(), { 'b.ts': { [SURVIVED]: 'equal' } }).outdated).toEqual([]);
});
