import type { DeleteResults, Failure } from '@momento-gateway/api/failures/failure';
import { type FailureFilter, NO_FILTER } from '@momento-gateway/api/failures/failure-filter';
import { countRedriveResults } from '@momento-gateway/api/failures/redrive';
import { FAILURE_REASONS } from '@momento-gateway/shared/failure-reason';
import { expect, test } from 'vitest';
import { describeDeletion, describeRemedy, describeTarget, isUrgent } from './describe-failure.ts';
import { chooseSelection, toFailureChoice } from './failure-selection.ts';
import { summarisePlan } from './summarise-plan.ts';

const ORDERS: FailureFilter = {
  operation: 'and',
  tokens: [{ operator: ':', value: 'orders' }],
};

test.each([
  ['what is selected, whatever the filter', ['a', 'b'], ORDERS, { ids: ['a', 'b'] }, 2],
  ['nothing when what was selected is gone', [], ORDERS, { ids: [] }, 0],
  ['everything when nothing was selected', undefined, NO_FILTER, { all: true }, 50],
  ['all that matches when a filter is set', undefined, ORDERS, { filter: ORDERS }, 50],
  [
    'all of a span',
    undefined,
    { ...NO_FILTER, from: 5 },
    { filter: { ...NO_FILTER, from: 5 } },
    50,
  ],
])('a redrive or deletion works on %s', (_, selectedIds, filter, choice, count) => {
  const selection = chooseSelection(selectedIds && new Set(selectedIds), filter, 50);
  expect(selection.count).toBe(count);
  expect(toFailureChoice(selection)).toEqual(choice);
});

test.each<[Failure['kind'], string, string]>([
  ['publish', 'service-error', 'AWS had a temporary problem. Redrive the event.'],
  ['publish', 'unheard-of', 'See “Error” for what happened, and fix it. Then redrive.'],
  [
    'delivery',
    'constructor',
    'See “Error” for what the target rejected, and fix it. Then redrive: the event goes to this target only.',
  ],
])('what to do about a failed %s because of %s', (kind, reason, remedy) => {
  expect(describeRemedy({ kind, reason })).toBe(remedy);
});

test('every reason has a remedy of its own, which ends in a redrive unless that cannot help', () => {
  const reasons = [...FAILURE_REASONS, 'NO_PERMISSIONS', 'NO_RESOURCE', 'unreadable'];
  const hasRemedy = (remedy: RegExp) =>
    reasons.filter((reason) => remedy.test(describeRemedy({ kind: 'publish', reason })));
  expect(hasRemedy(/See “Error” for what happened/)).toEqual([]);
  const hopeless = hasRemedy(/^Redriving does not help\.|^It cannot be redriven/);
  expect(hopeless).toEqual(['detail-type-too-long', 'entry-too-large', 'unreadable']);
  expect([...hopeless, ...hasRemedy(/\bredrive\b/i)].toSorted()).toEqual(reasons.toSorted());
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

test('results are counted by kind', () => {
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
  [3 * DAY_MS, false],
  [12.5 * DAY_MS, true],
  [15 * DAY_MS, true],
])('after %d ms of 14 days a failure is urgent: %s', (ageMs, expected) => {
  expect(isUrgent({ queuedAt: 0, expiresAt: 14 * DAY_MS }, ageMs)).toBe(expected);
});

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:us-east-1:000000000000:${resource}`;

test.each([
  [undefined, 'Not known'],
  [arn('sqs', 'orders'), 'orders (sqs)'],
  [arn('logs', 'log-group:/aws/events/orders:*'), 'orders (logs)'],
  [arn('lambda', 'function:orders:live'), 'orders:live (lambda)'],
  [arn('kinesis', 'stream/orders'), 'orders (kinesis)'],
  [arn('states', 'stateMachine:orders'), 'orders (states)'],
])('the target %s is called %s', (targetArn, text) => {
  expect(describeTarget({ kind: 'delivery', ...(targetArn && { targetArn }) })).toBe(text);
});

test('what the bus did not take has the bus as its target', () => {
  expect(describeTarget({ kind: 'publish' })).toBe('The bus');
});

test('a plan is summarized in numbers, the most frequent first', () => {
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
