import { ListRulesCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const RULES = 100;

test('after an error of AWS no further call is made: not for the other rules either', async () => {
  const { events } = api.context;
  for (let count = 0; count < RULES; count += 1) {
    const EventPattern = '{"source":["Momento"]}';
    await events.send(new PutRuleCommand({ Name: `rule-${count}`, EventPattern }));
  }
  const answered = Promise.withResolvers<void>();
  let calls = 0;
  events.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        if (commandName !== 'ListTargetsByRuleCommand') return next(call);
        calls += 1;
        if (calls > 1) {
          await answered.promise;
          return next(call);
        }
        const $metadata = { httpStatusCode: 500 };
        throw Object.assign(new Error('Down'), { name: 'InternalException', $metadata });
      },
    { step: 'initialize' },
  );
  expect((await api.call('GET', '/api/rules')).status).toBe(502);
  const callsUntilAnswer = calls;
  answered.resolve();
  // Time for dozens of further calls, if there were any.
  for (let count = 0; count < 50; count += 1) await events.send(new ListRulesCommand({}));
  expect(calls).toBe(callsUntilAnswer);
});
