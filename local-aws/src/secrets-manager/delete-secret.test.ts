import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { DAY_MS } from '../core/clock.ts';
import { startTestAws } from '../testing/start-test-aws.ts';

const SecretId = 'doomed';

async function startWithDoomed(deletion?: object) {
  const started = await startTestAws();
  const { secrets } = started;
  await secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString: 'x' }));
  if (deletion) await secrets.send(new DeleteSecretCommand({ SecretId, ...deletion }));
  return started;
}

test('a deleted secret can be described and restored, and nothing else, until its window ends', async () => {
  const { secrets, clock } = await startWithDoomed();
  const deleted = await secrets.send(
    new DeleteSecretCommand({ SecretId, RecoveryWindowInDays: 7 }),
  );
  expect(deleted.DeletionDate).toEqual(new Date(clock.now() + 7 * DAY_MS));
  const marked = { name: 'InvalidRequestException', message: expect.stringContaining('deletion') };
  const value = { SecretId, SecretString: 'y' };
  await expect(secrets.send(new GetSecretValueCommand({ SecretId }))).rejects.toMatchObject(marked);
  await expect(secrets.send(new PutSecretValueCommand(value))).rejects.toMatchObject(marked);
  await expect(secrets.send(new UpdateSecretCommand(value))).rejects.toMatchObject(marked);
  await expect(secrets.send(new DeleteSecretCommand({ SecretId }))).rejects.toMatchObject(marked);
  await expect(secrets.send(new CreateSecretCommand({ Name: SecretId }))).rejects.toMatchObject(
    marked,
  );
  const described = await secrets.send(new DescribeSecretCommand({ SecretId }));
  expect(described.DeletedDate).toEqual(new Date(clock.now()));

  await secrets.send(new RestoreSecretCommand({ SecretId }));
  const restored = await secrets.send(new GetSecretValueCommand({ SecretId }));
  expect(restored.SecretString).toBe('x');
});

test.each([
  [{ RecoveryWindowInDays: 7 }, 7],
  [{}, 30],
])('deleted with %j it is gone, and its name free, after %i days', async (deletion, days) => {
  const { secrets, clock } = await startWithDoomed(deletion);
  await clock.advance(days * DAY_MS - 1);
  const doomed = await secrets.send(new DescribeSecretCommand({ SecretId }));
  expect(doomed).toMatchObject({ Name: SecretId, DeletedDate: expect.any(Date) });
  await clock.advance(1);
  await expect(secrets.send(new DescribeSecretCommand({ SecretId }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString: 'new' }));
  const value = await secrets.send(new GetSecretValueCommand({ SecretId }));
  expect(value.SecretString).toBe('new');
});

test.each([
  ['a secret', undefined],
  ['a secret scheduled for deletion', {}],
])('by force %s is gone at once and its name free', async (_, deletion) => {
  const { secrets } = await startWithDoomed(deletion);
  await secrets.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true }));
  await expect(secrets.send(new DescribeSecretCommand({ SecretId }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await secrets.send(new CreateSecretCommand({ Name: SecretId }));
  await expect(secrets.send(new GetSecretValueCommand({ SecretId }))).rejects.toMatchObject({
    message: expect.stringContaining('secret value'),
  });
});

test('by force, deleting a secret that does not exist succeeds; otherwise it is an error', async () => {
  const { secrets } = await startTestAws();
  const forced = { SecretId: 'nobody', ForceDeleteWithoutRecovery: true };
  const deleted = await secrets.send(new DeleteSecretCommand(forced));
  expect(deleted).toMatchObject({ Name: 'nobody', DeletionDate: expect.any(Date) });
  await expect(secrets.send(new DeleteSecretCommand({ SecretId: 'nobody' }))).rejects.toMatchObject(
    { name: 'ResourceNotFoundException' },
  );
});

test.each([
  [{ RecoveryWindowInDays: 6 }],
  [{ RecoveryWindowInDays: 31 }],
  [{ RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true }],
])('deleting with %j is refused', async (deletion) => {
  const { secrets } = await startWithDoomed();
  await expect(
    secrets.send(new DeleteSecretCommand({ SecretId, ...deletion })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  const kept = await secrets.send(new GetSecretValueCommand({ SecretId }));
  expect(kept).toMatchObject({ Name: SecretId, SecretString: 'x' });
});
