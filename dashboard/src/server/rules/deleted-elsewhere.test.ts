import {
  DeleteRuleCommand,
  ListTargetsByRuleCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeQueue, type Queue, readPolicy, toTarget } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
let deadLetters: Queue;
beforeEach(async () => {
  api = await startApi();
  deadLetters = await makeQueue(api, 'dead-letters');
  const target = toTarget(await makeQueue(api, 'orders'));
  const targets = [{ ...target, deadLetterArn: deadLetters.arn }];
  for (const name of ['stays', 'goes']) {
    const rule = { name, cache: 'shop', targets };
    expect((await api.call('POST', '/api/rules', rule)).status).toBe(201);
  }
  api.restart();
});
afterEach(() => api.close());

/** Somebody else deletes the rule `goes` right before a command about it is done here. */
function deleteBefore(command: string): void {
  const { events } = api.startAnother().context;
  let isGone = false;
  api.context.events.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        if (!isGone && commandName === command && JSON.stringify(call.input).includes('goes')) {
          isGone = true;
          const { Targets = [] } = await events.send(
            new ListTargetsByRuleCommand({ Rule: 'goes' }),
          );
          const Ids = Targets.map(({ Id }) => Id ?? '');
          await events.send(new RemoveTargetsCommand({ Rule: 'goes', Ids }));
          await events.send(new DeleteRuleCommand({ Name: 'goes' }));
        }
        return next(call);
      },
    { step: 'initialize' },
  );
}

const READS = ['ListTargetsByRuleCommand', 'ListTagsForResourceCommand'];

test.each(READS)('a list that meets a rule that is gone at %s has the others', async (command) => {
  deleteBefore(command);
  const { status, body } = await api.call('GET', '/api/rules');
  expect(status).toBe(200);
  expect(body.rules.map(({ name }: { name: string }) => name)).toEqual(['stays']);
});

test.each(READS)('permissions are told without a rule that is gone at %s', async (command) => {
  deleteBefore(command);
  const { status, body } = await api.call('GET', '/api/permissions');
  expect(status).toBe(200);
  expect(body.permissions.map(({ rule }: { rule: string }) => rule)).toEqual(['stays']);
});

test.each(
  READS.flatMap((command) =>
    ['GET', 'PATCH', 'DELETE'].map((method) => [method, command] as const),
  ),
)('%s of a rule that is gone at %s is not found', async (method, command) => {
  deleteBefore(command);
  const body = method === 'PATCH' ? { enabled: false } : undefined;
  expect((await api.call(method, '/api/rules/goes', body)).status).toBe(404);
});

test('the permission of a queue ends with its last rule, although another one goes meanwhile', async () => {
  expect((await readPolicy(api, deadLetters))?.Statement).toHaveLength(1);
  deleteBefore('ListTargetsByRuleCommand');
  expect((await api.call('DELETE', '/api/rules/stays')).status).toBe(204);
  expect(await readPolicy(api, deadLetters)).toBeUndefined();
});
