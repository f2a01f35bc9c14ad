import { FAILURE_REASONS } from '@momento-gateway/shared/failure-reason';
import { expect, test } from 'vitest';
import { countRedriveResults } from '../../api/count-redrive-results.ts';
import type { Failure, FailurePage } from '../../api/failure.ts';
import { type FailureFilter, NO_FILTER } from '../../api/failure-filter.ts';
import { describeFailureAge } from './describe-failure-age.ts';
import { describeReason } from './describe-reason.ts';
import { describeRemedy } from './describe-remedy.ts';
import { chooseSelection, toFailureChoice } from './failure-selection.ts';
import { summarisePlan } from './summarise-plan.ts';

const page = (ids: string[]): FailurePage => ({
  failures: ids.map((id) => ({ id }) as Failure),
  total: ids.length,
  complete: true,
  readAt: 0,
  options: [],
});

const ORDERS: FailureFilter = {
  operation: 'and',
  tokens: [{ operator: ':', value: 'orders' }],
};

const never = {
  list: () => Promise.reject(new Error('Nothing had to be looked up')),
};

test('what is ticked is worked on, whatever the filter', async () => {
  const selection = chooseSelection(['a', 'b'], ORDERS, 50);
  expect(selection.count).toBe(2);
  expect(await toFailureChoice(selection, never)).toEqual({ ids: ['a', 'b'] });
});

test('nothing ticked and no filter is everything', async () => {
  const selection = chooseSelection([], NO_FILTER, 50);
  expect(selection.count).toBe(50);
  expect(await toFailureChoice(selection, never)).toEqual({ all: true });
});

test('nothing ticked with a filter is all that matches, on every page, and nothing else', async () => {
  const filters: unknown[] = [];
  const choice = await toFailureChoice(chooseSelection([], ORDERS, 3), {
    list: async ({ filter, limit }) => {
      filters.push(filter);
      return page(['a', 'b', 'c'].slice(0, limit));
    },
  });
  expect(filters).toEqual([ORDERS]);
  expect(choice).toEqual({ ids: ['a', 'b', 'c'] });
});

test('a filter that matches nothing any more is no choice at all', async () => {
  const selection = chooseSelection([], ORDERS, 3);
  expect(await toFailureChoice(selection, { list: async () => page([]) })).toBeUndefined();
});

test.each([...FAILURE_REASONS])('the reason %s is told in words', (reason) => {
  expect(describeReason(reason)).toMatch(/^[A-Z].* .*/);
});

test.each([...FAILURE_REASONS, 'NO_PERMISSIONS', 'SDK_CLIENT_ERROR', 'constructor'])(
  'for the reason %s it is said what to do',
  (reason) => {
    for (const kind of ['publish', 'delivery'] as const) {
      expect(describeRemedy({ kind, reason })).toMatch(/redriv|delete/i);
    }
  },
);

test('a reason without words of its own is shown as it is', () => {
  expect(describeReason('SDK_CLIENT_ERROR')).toBe('SDK_CLIENT_ERROR');
  expect(describeReason('constructor')).toBe('constructor');
});

test('results are counted by what happened', () => {
  const results = (['redriven', 'failed', 'redriven', 'gone', 'busy'] as const).map(
    (result, index) => ({
      id: String(index),
      result,
    }),
  );
  expect(countRedriveResults(results)).toEqual({
    redriven: 2,
    'not-removed': 0,
    failed: 1,
    busy: 1,
    gone: 1,
  });
});

const DAY_MS = 24 * 60 * 60 * 1000;

test.each([
  [3 * DAY_MS, '3 days of 14 days', false],
  [0, '0 seconds of 14 days', false],
  [12.5 * DAY_MS, '12 days of 14 days', true],
])('after %d ms a failure’s age is told as %s', (ageMs, text, isUrgent) => {
  const failure = { queuedAt: 0, expiresAt: 14 * DAY_MS };
  expect(describeFailureAge(failure, ageMs)).toEqual({ text, isUrgent });
});

test('a plan is told in numbers, the most frequent first', () => {
  const summary = summarisePlan([
    { id: '1', result: 'to-bus', rules: ['b'] },
    { id: '2', result: 'to-bus', rules: ['a', 'b'] },
    { id: '3', result: 'to-bus', rules: [] },
    { id: '4', result: 'to-bus' },
    { id: '5', result: 'to-target', targetArn: 'arn' },
    { id: '6', result: 'refused', message: 'why' },
    { id: '7', result: 'gone' },
    { id: '8', result: 'to-bus', rules: [], unchecked: [{ rule: 'c', message: 'why not' }] },
    { id: '9', result: 'to-bus', message: 'no list' },
  ]);
  expect(summary).toEqual({
    toBus: 6,
    toTarget: 1,
    gone: 1,
    rules: [
      { text: 'b', count: 2 },
      { text: 'a', count: 1 },
    ],
    unmatched: 1,
    unchecked: 1,
    uncheckedRules: [
      { text: 'All rules: no list', count: 1 },
      { text: 'c: why not', count: 1 },
    ],
    targets: [{ text: 'arn', count: 1 }],
    refused: [{ text: 'why', count: 1 }],
  });
});
