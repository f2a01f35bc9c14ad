import { FAILURE_REASONS } from '@momento-gateway/shared/failure-reason';
import { expect, test } from 'vitest';
import type { Failure, FailurePage } from '../../api/failure.ts';
import { countResults } from './count-results.ts';
import { describeReason } from './describe-reason.ts';
import { chooseSelection, toFailureChoice } from './failure-selection.ts';

const page = (ids: string[]): FailurePage => ({
  failures: ids.map((id) => ({ id }) as Failure),
  total: ids.length,
  complete: true,
  readAt: 0,
});

const never = {
  list: () => Promise.reject(new Error('Nothing had to be looked up')),
};

test('what is ticked is worked on, whatever is searched', async () => {
  const selection = chooseSelection(['a', 'b'], 'orders', 50);
  expect(selection.count).toBe(2);
  expect(await toFailureChoice(selection, never)).toEqual({ ids: ['a', 'b'] });
});

test('nothing ticked and nothing searched is everything', async () => {
  const selection = chooseSelection([], '', 50);
  expect(selection.count).toBe(50);
  expect(await toFailureChoice(selection, never)).toEqual({ all: true });
});

test('nothing ticked in a search is all that matches, on every page, and nothing else', async () => {
  const searches: string[] = [];
  const choice = await toFailureChoice(chooseSelection([], 'orders', 3), {
    list: async ({ search, limit }) => {
      searches.push(search);
      return page(['a', 'b', 'c'].slice(0, limit));
    },
  });
  expect(searches).toEqual(['orders']);
  expect(choice).toEqual({ ids: ['a', 'b', 'c'] });
});

test('a search that matches nothing any more is no choice at all', async () => {
  const selection = chooseSelection([], 'orders', 3);
  expect(await toFailureChoice(selection, { list: async () => page([]) })).toBeUndefined();
});

test.each([...FAILURE_REASONS])('the reason %s is told in words', (reason) => {
  expect(describeReason(reason)).toMatch(/^[A-Z].* .*/);
});

test('a reason without words of its own is shown as it is', () => {
  expect(describeReason('SDK_CLIENT_ERROR')).toBe('SDK_CLIENT_ERROR');
  expect(describeReason('constructor')).toBe('constructor');
});

test('results are counted by what happened', () => {
  const results = (['redriven', 'failed', 'redriven', 'gone'] as const).map((result, index) => ({
    id: String(index),
    result,
  }));
  expect(countResults(results)).toEqual({ redriven: 2, failed: 1, gone: 1 });
});
