import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { startTestAws } from '../testing/start-test-aws.ts';

const TOKEN = '01234567-89ab-cdef-0123-456789abcdef';

test('a secret is found by its name, its ARN, and its ARN without the random suffix', async () => {
  const { secrets, clock } = await startTestAws();
  const created = await secrets.send(
    new CreateSecretCommand({ Name: 'team/one', SecretString: 'value' }),
  );
  expect(created.ARN).toMatch(
    /^arn:aws:secretsmanager:us-east-1:000000000000:secret:team\/one-[A-Za-z]{6}$/,
  );
  for (const SecretId of ['team/one', created.ARN, created.ARN?.slice(0, -7)]) {
    const value = await secrets.send(new GetSecretValueCommand({ SecretId }));
    expect(value).toMatchObject({
      ARN: created.ARN,
      Name: 'team/one',
      SecretString: 'value',
      VersionId: created.VersionId,
      VersionStages: ['AWSCURRENT'],
      CreatedDate: new Date(clock.now()),
    });
  }
});

test('bytes are returned as they were stored', async () => {
  const { secrets } = await startTestAws();
  const SecretBinary = Uint8Array.from({ length: 256 }, (_, index) => index);
  await secrets.send(new CreateSecretCommand({ Name: 'bytes', SecretBinary }));
  const value = await secrets.send(new GetSecretValueCommand({ SecretId: 'bytes' }));
  expect(value.SecretBinary).toEqual(SecretBinary);
  expect(value.SecretString).toBeUndefined();
});

test("a secret's description, tags and key are described, its value is not", async () => {
  const { secrets, clock } = await startTestAws();
  const { ARN, VersionId = '' } = await secrets.send(
    new CreateSecretCommand({
      Name: 'described',
      Description: 'words',
      KmsKeyId: 'alias/key',
      SecretString: 'hidden',
      Tags: [{ Key: 'tenant', Value: 'one' }],
    }),
  );
  const { $metadata: _, ...described } = await secrets.send(
    new DescribeSecretCommand({ SecretId: 'described' }),
  );
  expect(described).toEqual({
    ARN,
    Name: 'described',
    Description: 'words',
    KmsKeyId: 'alias/key',
    CreatedDate: new Date(clock.now()),
    LastChangedDate: new Date(clock.now()),
    Tags: [{ Key: 'tenant', Value: 'one' }],
    VersionIdsToStages: { [VersionId]: ['AWSCURRENT'] },
  });
});

test('a secret may be created without a value; reading it then finds none', async () => {
  const { secrets } = await startTestAws();
  const created = await secrets.send(new CreateSecretCommand({ Name: 'empty' }));
  expect(created.VersionId).toBeUndefined();
  await expect(
    secrets.send(new GetSecretValueCommand({ SecretId: 'empty' })),
  ).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
  });
});

test('the day of the last read is recorded', async () => {
  const { secrets, clock } = await startTestAws();
  await secrets.send(new CreateSecretCommand({ Name: 'read', SecretString: 'x' }));
  await clock.advance(36 * 3_600_000);
  await secrets.send(new GetSecretValueCommand({ SecretId: 'read' }));
  const described = await secrets.send(new DescribeSecretCommand({ SecretId: 'read' }));
  expect(described.LastAccessedDate).toEqual(new Date(clock.now() - 12 * 3_600_000));
});

test('the same call with the same token creates one secret', async () => {
  const { secrets } = await startTestAws();
  const call = { Name: 'twice', SecretString: 'x', ClientRequestToken: TOKEN };
  const first = await secrets.send(new CreateSecretCommand(call));
  const second = await secrets.send(new CreateSecretCommand(call));
  expect(second).toMatchObject({ ARN: first.ARN, VersionId: TOKEN });
});

test.each([
  ['another value', { SecretString: 'y', ClientRequestToken: TOKEN }],
  ['another token', { SecretString: 'x' }],
])('an existing name with %s is refused', async (_, difference) => {
  const { secrets } = await startTestAws();
  const call = { Name: 'twice', SecretString: 'x', ClientRequestToken: TOKEN };
  await secrets.send(new CreateSecretCommand(call));
  const again = new CreateSecretCommand({ Name: 'twice', ...difference });
  await expect(secrets.send(again)).rejects.toMatchObject({
    name: 'ResourceExistsException',
    message: 'The operation failed because the secret twice already exists.',
  });
});

test.each(['a#b', 'a b', 'ä', 'a*'])('the name "%s" is refused', async (Name) => {
  const { secrets } = await startTestAws();
  await expect(secrets.send(new CreateSecretCommand({ Name }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('Invalid name.'),
  });
});

test.each([
  ['512 characters', 'n'.repeat(512), true],
  ['513 characters', 'n'.repeat(513), false],
  ['all punctuation', 'a/_+=.@-Z9', true],
  ['an ending like a random suffix', 'a-abcdef', true],
])('a name with %s', async (_, Name, isTaken) => {
  const { secrets } = await startTestAws();
  const call = secrets.send(new CreateSecretCommand({ Name })).then(
    () => true,
    () => false,
  );
  expect(await call).toBe(isTaken);
});

test.each([
  ['65,536 bytes of text', { SecretString: 'é'.repeat(32_768) }, true],
  ['65,538 bytes of text', { SecretString: 'é'.repeat(32_769) }, false],
  ['65,536 bytes', { SecretBinary: new Uint8Array(65_536) }, true],
  ['65,537 bytes', { SecretBinary: new Uint8Array(65_537) }, false],
  ['no text', { SecretString: '' }, false],
  ['text and bytes', { SecretString: 'x', SecretBinary: new Uint8Array(1) }, false],
])('a value of %s', async (_, value, isTaken) => {
  const { secrets } = await startTestAws();
  const call = secrets.send(new CreateSecretCommand({ Name: 'size', ...value })).then(
    () => true,
    () => false,
  );
  expect(await call).toBe(isTaken);
});

test.each([
  ['a reserved tag', [{ Key: 'aws:mine', Value: 'x' }], 'InvalidParameterException'],
  [
    '51 tags',
    Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' })),
    'ValidationException',
  ],
])('a secret with %s is refused and not created', async (_, Tags, name) => {
  const { secrets } = await startTestAws();
  const create = secrets.send(new CreateSecretCommand({ Name: 'half', Tags }));
  await expect(create).rejects.toMatchObject({ name });
  const describe = secrets.send(new DescribeSecretCommand({ SecretId: 'half' }));
  await expect(describe).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('an error never contains a value', async () => {
  const { secrets } = await startTestAws();
  const SecretString = 'hunter2'.repeat(10_000);
  const error = await secrets
    .send(new CreateSecretCommand({ Name: 'size', SecretString }))
    .catch((refusal: Error) => refusal);
  expect(error).toMatchObject({ name: 'ValidationException' });
  expect(JSON.stringify(error)).not.toContain('hunter2');
});
