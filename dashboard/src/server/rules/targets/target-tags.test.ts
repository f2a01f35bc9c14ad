import { afterEach, beforeEach, expect, test } from 'vitest';
import { failCalls } from '../../testing/fail-calls.ts';
import { FUNCTION_ARN } from '../../testing/fake-services.ts';
import { makeTenants } from '../../testing/of-tenant.ts';
import type { Api } from '../../testing/start-api.ts';
import {
  type ApiWithServices,
  startApiWithServices,
} from '../../testing/start-api-with-services.ts';

const PLACE = 'us-east-1:000000000000';
const roleArn = 'arn:aws:iam::000000000000:role/events';

let running: ApiWithServices;
let orders: Api;
beforeEach(async () => {
  running = await startApiWithServices();
  ({ orders } = await makeTenants(running.api));
});
afterEach(() => running.close());

/** What the tagging API has, in place of local AWS, which has tags of queues, buses, and rules only. */
function tag(arn: string, tenant: string): void {
  const Tags = [{ Key: 'momento-gateway:tenant', Value: tenant }];
  running.api.context.tagging.middlewareStack.add(
    () => async (call) => {
      const { ResourceARNList: asked } = call.input as { ResourceARNList?: string[] };
      const isFound = asked === undefined || asked.includes(arn);
      const ResourceTagMappingList = isFound ? [{ ResourceARN: arn, Tags }] : [];
      return { response: undefined, output: { $metadata: {}, ResourceTagMappingList } as never };
    },
    { step: 'initialize', priority: 'low' },
  );
}

const create = (target: object) =>
  orders.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets: [target] });

test.each([
  ['an alias', FUNCTION_ARN, { type: 'lambda', arn: `${FUNCTION_ARN}:live` }],
  ['a function', FUNCTION_ARN, { type: 'lambda', arn: FUNCTION_ARN }],
  [
    'a version of a state machine',
    `arn:aws:states:${PLACE}:stateMachine:s`,
    { type: 'step-functions', arn: `arn:aws:states:${PLACE}:stateMachine:s:1`, roleArn },
  ],
  [
    'a log group',
    `arn:aws:logs:${PLACE}:log-group:/aws/events/x`,
    { type: 'logs', arn: `arn:aws:logs:${PLACE}:log-group:/aws/events/x` },
  ],
  [
    'a stream',
    `arn:aws:kinesis:${PLACE}:stream/s`,
    { type: 'other', arn: `arn:aws:kinesis:${PLACE}:stream/s`, roleArn },
  ],
])('%s is refused by the tag of what it belongs to', async (_, tagged, target) => {
  tag(tagged, 'refunds');
  const { status, body } = await create(target);
  expect(status).toBe(400);
  const message = 'There is none with this ARN, or this tenant may not use it.';
  expect(body.errors).toEqual([{ location: 'targets.0.arn', message }]);
});

test('a function with the tenant’s own tag is a target, and one of others is not listed', async () => {
  tag(FUNCTION_ARN, 'orders');
  expect((await create({ type: 'lambda', arn: FUNCTION_ARN })).status).toBe(201);
  const path = '/api/targets?type=lambda';
  const listFor = async (api: Api) => (await api.call('GET', path)).body.targets.length;
  expect([await listFor(orders), await listFor(running.api)]).toEqual([1, 0]);
  const query = new URLSearchParams({ function: FUNCTION_ARN });
  expect((await running.api.call('GET', `/api/targets?${query}`)).body.targets).toEqual([]);
});

test('without its tags no target is given to a rule, and the answer names the missing action', async () => {
  const calls = failCalls(running.api.context, { fault: 'denied', at: 'GetResourcesCommand' });
  const { status, body } = await create({ type: 'lambda', arn: FUNCTION_ARN });
  calls.stop();
  expect([status, body.type]).toEqual([502, 'urn:momento-gateway:problem:aws-access-denied']);
  expect(calls.sent).not.toContain('PutRuleCommand');
  expect(running.services.functionStatements).toEqual([]);
});
