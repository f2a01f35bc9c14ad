import {
  DeleteResourcePolicyCommand,
  DescribeResourcePoliciesCommand,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { startLogs } from '../testing/start-logs.ts';

const policyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'logs:PutLogEvents',
      Resource: '*',
    },
  ],
});

async function startWithPolicies(...policyNames: string[]) {
  const { logs, clock } = await startLogs();
  const put = (policyName: string, document = policyDocument) =>
    logs.send(new PutResourcePolicyCommand({ policyName, policyDocument: document }));
  for (const name of policyNames) await put(name);
  const list = (query = {}) => logs.send(new DescribeResourcePoliciesCommand(query));
  return { logs, clock, put, list };
}

test('policies are listed as they were stored, page by page', async () => {
  const { clock, list } = await startWithPolicies('b', 'a', 'b');
  const first = await list({ limit: 1 });
  const second = await list({ limit: 1, nextToken: first.nextToken });
  const lastUpdatedTime = clock.now();
  expect(first.resourcePolicies).toEqual([{ policyName: 'a', policyDocument, lastUpdatedTime }]);
  expect(second.resourcePolicies).toEqual([{ policyName: 'b', policyDocument, lastUpdatedTime }]);
  expect(second.nextToken).toBeUndefined();
});

test('a deleted policy is gone, and cannot be deleted again', async () => {
  const { logs, list } = await startWithPolicies('a');
  await logs.send(new DeleteResourcePolicyCommand({ policyName: 'a' }));
  expect((await list()).resourcePolicies).toEqual([]);
  await expect(
    logs.send(new DeleteResourcePolicyCommand({ policyName: 'a' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('an eleventh policy is refused, a change to one of the ten is not', async () => {
  const names = Array.from({ length: 10 }, (_, number) => `p${number}`);
  const { put, list } = await startWithPolicies(...names);
  await expect(put('more')).rejects.toMatchObject({ name: 'LimitExceededException' });
  const changed = policyDocument.replace('PutLogEvents', 'CreateLogStream');
  await put('p0', changed);
  const { resourcePolicies = [] } = await list();
  expect(resourcePolicies.map(({ policyName }) => policyName).toSorted()).toEqual(names);
  expect(resourcePolicies).toContainEqual(
    expect.objectContaining({ policyName: 'p0', policyDocument: changed }),
  );
});

test.each(['invalid JSON', '{}', '{"Statement":[{"Effect":"Maybe"}]}'])(
  '%s is refused as a policy',
  async (document) => {
    const { put } = await startWithPolicies();
    await expect(put('p', document)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  },
);
