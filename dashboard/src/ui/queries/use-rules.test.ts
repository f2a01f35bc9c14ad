// @vitest-environment happy-dom
import type { Rule, RuleList } from '@momento-gateway/api/rules/rule';
import { act } from 'react';
import { expect, test } from 'vitest';
import { answerProblem, createFakeApi, FakeAnswer } from '../testing/fake-api.ts';
import { renderHook } from '../testing/render-hook.tsx';
import { useDeleteRule, useEnableRule } from './use-rules.ts';

const KEY = ['rules', 'list'];

const rule = (name: string): Rule => ({
  name,
  version: 'v1',
  enabled: true,
  pattern: {},
  targets: [],
  managedHere: true,
});
const list: RuleList = {
  rules: [rule('a'), rule('b')],
  quotas: {
    rules: { count: 2, limit: 300, isDefault: true },
    wildcardRules: { count: 0, limit: 30, isDefault: false },
  },
};

test('a rule is shown as disabled before the answer, and as enabled again when that fails', async () => {
  let refuse = () => {};
  const refused = new Promise<void>((resolve) => {
    refuse = resolve;
  });
  const { api, calls } = createFakeApi(() => answerProblem(502));
  const slow: typeof api = async (...args) => {
    await refused;
    return api(...args);
  };
  const { result, queries, unmount } = await renderHook(() => useEnableRule('b'), slow);
  queries.setQueryData(KEY, list);
  await act(async () => result.current?.mutate({ enabled: false, version: 'v1' }));
  const changed = { ...list, rules: [rule('a'), { ...rule('b'), enabled: false }] };
  expect(queries.getQueryData(KEY)).toEqual(changed);
  await act(async () => refuse());
  expect(calls).toMatchObject([
    { method: 'POST', path: '/api/rules/b/switch', body: { enabled: false, version: 'v1' } },
  ]);
  expect(queries.getQueryData(KEY)).toEqual(list);
  expect(queries.getQueryState(KEY)?.isInvalidated).toBe(true);
  await unmount();
});

test.each([
  ['leaves the list when it is deleted', () => new FakeAnswer(204), ['b']],
  ['stays in the list when that is refused', () => answerProblem(409), ['a', 'b']],
])('a rule %s, and the list is loaded again', async (_, answer, names) => {
  const { api, calls } = createFakeApi(answer);
  const { result, queries, unmount } = await renderHook(() => useDeleteRule('a'), api);
  queries.setQueryData(KEY, list);
  await act(async () => result.current?.mutateAsync('v1').catch(() => undefined));
  expect(calls).toMatchObject([{ method: 'DELETE', path: '/api/rules/a?version=v1' }]);
  const { rules } = queries.getQueryData<RuleList>(KEY) ?? list;
  expect(rules.map(({ name }) => name)).toEqual(names);
  expect(queries.getQueryState(KEY)?.isInvalidated).toBe(true);
  await unmount();
});
