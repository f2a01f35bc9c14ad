import {
  DescribeEventBusCommand,
  PutPermissionCommand,
  type PutPermissionCommandInput,
  RemovePermissionCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { requireLocalAws } from '../../testing/start-aws-under-test.ts';
import { startEventBridge } from '../testing/start-event-bridge.ts';

const BUS_ARN = 'arn:aws:events:us-east-1:000000000000:event-bus/default';

async function startWithPermissions(...permissions: PutPermissionCommandInput[]) {
  const { events } = await startEventBridge();
  for (const permission of permissions) await events.send(new PutPermissionCommand(permission));
  const readPolicy = async () => {
    const { Policy } = await events.send(new DescribeEventBusCommand({}));
    return Policy === undefined ? undefined : JSON.parse(Policy);
  };
  return { events, readPolicy };
}

const Action = 'events:PutEvents';
const one = { StatementId: 'one', Principal: '111111111111', Action };
const all = { StatementId: 'all', Principal: '*', Action };

test('permissions become statements of the bus’s policy, each id once', async () => {
  const { readPolicy } = await startWithPermissions(
    one,
    { ...one, Principal: '2'.repeat(12) },
    all,
  );
  const statement = { Effect: 'Allow', Action, Resource: BUS_ARN };
  expect(await readPolicy()).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'one', Principal: { AWS: 'arn:aws:iam::222222222222:root' }, ...statement },
      { Sid: 'all', Principal: '*', ...statement },
    ],
  });
});

test('a whole policy replaces all', async () => {
  const policy = { Version: '2012-10-17', Statement: [{ Sid: 's', Effect: 'Allow' }] };
  const { readPolicy } = await startWithPermissions(one, { Policy: JSON.stringify(policy) });
  expect(await readPolicy()).toEqual(policy);
});

test('a permission is removed by its id, or all are removed at once', async () => {
  const { events, readPolicy } = await startWithPermissions(one, all);
  await events.send(new RemovePermissionCommand({ StatementId: 'one' }));
  expect(await readPolicy()).toMatchObject({ Statement: [{ Sid: 'all' }] });
  await expect(
    events.send(new RemovePermissionCommand({ StatementId: 'one' })),
  ).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Statement with the provided id does not exist.',
  });
  await events.send(new RemovePermissionCommand({ RemoveAllPermissions: true }));
  expect(await readPolicy()).toBeUndefined();
});

test.each<[string, PutPermissionCommandInput, string]>([
  ['a statement without an id', { Principal: '*', Action }, 'ValidationException'],
  ['an invalid policy', { Policy: '[]' }, 'ValidationException'],
  ['a bus that does not exist', { ...one, EventBusName: 'none' }, 'ResourceNotFoundException'],
])('%s is refused', async (_, permission, name) => {
  await expect(startWithPermissions(permission)).rejects.toMatchObject({ name });
});

test('a policy nested deeper than AWS allows is refused', async () => {
  requireLocalAws("the parser's nesting limit");
  const Policy = `{"Statement":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  await expect(startWithPermissions({ Policy })).rejects.toMatchObject({
    name: 'ValidationException',
  });
});
