import { ApiError } from '@momento-gateway/api/api-error';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { FAILURE_QUEUE } from '@momento-gateway/api/rules/target';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { answerProblem, createFakeApi, type FakeAnswer } from '../../testing/fake-api.ts';
import { NEW_TARGET } from '../targets/target-fields.ts';
import { emptyRuleFields } from './initial-fields.ts';
import type { RuleFields } from './rule-form.ts';
import { isRuleChanged, submitRule } from './submit-rule.ts';

const arnOf = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`;

const params: Record<string, string> = { cache: 'shop', topic: 'orders' };
const fields: RuleFields = {
  ...emptyRuleFields((name) => params[name] ?? ''),
  name: 'shop-orders',
  targets: [{ ...NEW_TARGET, arn: arnOf('orders') }],
};
const newQueue = (newName: string) => ({ ...NEW_TARGET, queue: 'new', newName }) as const;

const PATTERN = {
  source: ['Momento'],
  'detail-type': ['shop#orders'],
  detail: { cache: ['shop'], topic: ['orders'] },
};
const written: Rule = {
  name: 'shop-orders',
  version: 'v2',
  enabled: true,
  pattern: PATTERN,
  targets: [],
  managedHere: true,
};

/** An API that creates queues and writes rules, unless `refuse` answers a call first. */
function setUp(refuse: (path: string, count: number) => FakeAnswer | undefined = () => undefined) {
  const { api, calls } = createFakeApi(({ path, body }) => {
    const count = calls.filter((call) => call.path === path).length;
    const { name } = body as { name: string };
    return (
      refuse(path, count) ??
      (path === '/api/targets' ? { type: 'sqs', arn: arnOf(name), name } : written)
    );
  });
  const queries = new QueryClient();
  return { calls, queries, context: { api, queries, createdQueues: new Map<string, string>() } };
}

const pathsOf = (calls: readonly { method: string; path: string }[]) =>
  calls.map(({ method, path }) => `${method} ${path}`);

test('a new rule is created with its pattern and targets', async () => {
  const { context, calls } = setUp();
  expect(await submitRule(context, fields)).toEqual(written);
  expect(calls).toEqual([
    {
      method: 'POST',
      path: '/api/rules',
      body: {
        name: 'shop-orders',
        enabled: true,
        pattern: PATTERN,
        targets: [
          {
            type: 'sqs',
            arn: arnOf('orders'),
            roleArn: null,
            parameters: null,
            deadLetterArn: FAILURE_QUEUE,
            retry: null,
            input: null,
          },
        ],
      },
    },
  ]);
});

test('an existing rule is changed, based on the version that the form was filled in from', async () => {
  const { context, calls } = setUp();
  await submitRule(context, { ...fields, description: 'Orders', version: 'v1' });
  expect(pathsOf(calls)).toEqual(['PATCH /api/rules/shop-orders']);
  expect(calls[0]?.body).toMatchObject({ version: 'v1', description: 'Orders', pattern: PATTERN });
});

test('a cleared description is removed from the rule', async () => {
  const { context, calls } = setUp();
  await submitRule(context, { ...fields, description: undefined, version: 'v1' });
  expect(calls[0]?.body).toMatchObject({ description: '' });
});

test('new queues are created before the rule that uses them', async () => {
  const { context, calls } = setUp();
  const targets = [newQueue('first'), { ...NEW_TARGET, arn: arnOf('old') }, newQueue('second')];
  await submitRule(context, { ...fields, targets });
  expect(pathsOf(calls)).toEqual(['POST /api/targets', 'POST /api/targets', 'POST /api/rules']);
  expect(calls[0]?.body).toEqual({ type: 'sqs', name: 'first' });
  expect(calls[2]?.body).toMatchObject({
    targets: [{ arn: arnOf('first') }, { arn: arnOf('old') }, { arn: arnOf('second') }],
  });
});

test('a queue created for an attempt that failed is used again, not created twice', async () => {
  const { context, calls } = setUp((path, count) =>
    path === '/api/rules' && count === 1 ? answerProblem(502) : undefined,
  );
  const withQueue = { ...fields, targets: [newQueue('orders')] };
  await expect(submitRule(context, withQueue)).rejects.toMatchObject({ status: 502 });
  await submitRule(context, withQueue);
  expect(pathsOf(calls)).toEqual(['POST /api/targets', 'POST /api/rules', 'POST /api/rules']);
  expect(calls[2]?.body).toMatchObject({ targets: [{ arn: arnOf('orders') }] });
});

test.each([
  [409, { detail: 'There is a queue with this name.' }, 'There is a queue with this name.'],
  [400, { errors: [{ location: 'name', message: 'Too long.' }] }, 'Too long.'],
])('a queue refused with %i is an error of its name, and no rule is written', async (...args) => {
  const [status, problem, message] = args;
  const { context, calls } = setUp((path) =>
    path === '/api/targets' ? answerProblem(status, problem) : undefined,
  );
  const targets = [{ ...NEW_TARGET, arn: arnOf('old') }, newQueue('taken')];
  await expect(submitRule(context, { ...fields, targets })).rejects.toMatchObject({
    errors: [{ location: 'targets.1.newName', message }],
  });
  expect(pathsOf(calls)).toEqual(['POST /api/targets']);
});

test('another failure of a queue is not an error of its name', async () => {
  const { context } = setUp((path) => (path === '/api/targets' ? answerProblem(502) : undefined));
  const targets = [newQueue('orders')];
  await expect(submitRule(context, { ...fields, targets })).rejects.toMatchObject({ errors: [] });
});

test('the list has the written rule before it is loaded again', async () => {
  const { context, queries } = setUp();
  const other = { ...written, name: 'other' };
  const quotas = {
    rules: { count: 2, limit: 300, isDefault: true },
    wildcardRules: { count: 0, limit: 30, isDefault: false },
  };
  queries.setQueryData(['rules', 'list'], {
    rules: [{ ...written, version: 'v1' }, other],
    quotas,
  });
  await submitRule(context, { ...fields, version: 'v1' });
  expect(queries.getQueryData(['rules', 'list'])).toEqual({ rules: [other, written], quotas });
  expect(queries.getQueryState(['rules', 'list'])?.isInvalidated).toBe(true);
});

test.each([
  ['a conflict with other edits', 409, ['pattern'], true],
  ['a conflict of another kind', 409, ['name'], false],
  ['invalid input', 400, ['pattern'], false],
])('%s is an edit based on an old version: %s %j %s', (_, status, locations, isChanged) => {
  const errors = locations.map((location) => ({ location, message: '' }));
  expect(isRuleChanged(new ApiError({ title: '', status, errors }))).toBe(isChanged);
});

test('an error of the page is not an edit based on an old version', () => {
  expect(isRuleChanged(new Error('pattern'))).toBe(false);
});
