import type { DeleteResults } from '@momento-gateway/api/failures/failure';
import { type FailureFilter, NO_FILTER } from '@momento-gateway/api/failures/failure-filter';
import { countRedriveResults } from '@momento-gateway/api/failures/redrive';
import { FAILURE_REASONS } from '@momento-gateway/shared/failure-reason';
import { expect, test } from 'vitest';
import { describeReason } from '../gateway/describe-reason.ts';
import { describeDeletion } from './describe-deletion.ts';
import { describeFailureAge } from './describe-failure-age.ts';
import { describeRemedy } from './describe-remedy.ts';
import { chooseSelection, toFailureChoice } from './failure-selection.ts';
import { summarisePlan } from './summarise-plan.ts';

const ORDERS: FailureFilter = {
  operation: 'and',
  tokens: [{ operator: ':', value: 'orders' }],
};

test.each([
  ['what is ticked, whatever the filter', ['a', 'b'], ORDERS, { ids: ['a', 'b'] }, 2],
  ['everything when nothing is ticked and no filter set', [], NO_FILTER, { all: true }, 50],
  ['all that matches when a filter is set', [], ORDERS, { filter: ORDERS }, 50],
])('worked on is %s', (_, ticked, filter, choice, count) => {
  const selection = chooseSelection(ticked, filter, 50);
  expect(selection.count).toBe(count);
  expect(toFailureChoice(selection)).toEqual(choice);
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

test.each<[string, DeleteResults, object]>([
  [
    'all deleted',
    { results: [{ id: 'a', result: 'deleted' }], heldElsewhere: 0 },
    { type: 'success', header: '1 failure deleted' },
  ],
  [
    'one held by another dashboard, and more that may have been meant',
    { results: [{ id: 'a', result: 'busy', message: 'Held.' }], heldElsewhere: 3 },
    {
      type: 'warning',
      header: '0 failures deleted',
      content: 'Not deleted: 1. Held. 2 more are held by another dashboard.',
    },
  ],
  [
    'an early end',
    { results: [{ id: 'a', result: 'deleted' }], heldElsewhere: 0, problem: 'AWS is down.' },
    { type: 'warning', header: '1 failure deleted', content: 'AWS is down.' },
  ],
])('a deletion says what is left: %s', (_, results, message) => {
  expect(describeDeletion(results)).toEqual(message);
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
    { id: '10', result: 'busy' },
  ]);
  expect(summary).toEqual({
    toBus: 6,
    toTarget: 1,
    busy: 1,
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
