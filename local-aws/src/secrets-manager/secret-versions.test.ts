import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
  UpdateSecretCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { startTestAws } from '../testing/start-test-aws.ts';

const SecretId = 'rotating';
const [ONE, TWO, THREE] = ['1', '2', '3'].map((digit) => digit.repeat(32)) as [
  string,
  string,
  string,
];

async function startWithVersions(...versions: [string, string][]) {
  const started = await startTestAws();
  await started.secrets.send(new CreateSecretCommand({ Name: SecretId }));
  for (const [ClientRequestToken, SecretString] of versions) {
    const put = { SecretId, ClientRequestToken, SecretString };
    await started.secrets.send(new PutSecretValueCommand(put));
  }
  return started;
}

async function readStages(secrets: SecretsManagerClient) {
  const described = await secrets.send(new DescribeSecretCommand({ SecretId }));
  return described.VersionIdsToStages;
}

test('a new value is current, the one before it previous, the one before that unlabeled', async () => {
  const { secrets } = await startWithVersions([ONE, 'a'], [TWO, 'b'], [THREE, 'c']);
  expect(await readStages(secrets)).toEqual({ [THREE]: ['AWSCURRENT'], [TWO]: ['AWSPREVIOUS'] });
  const read = async (choice: object) =>
    (await secrets.send(new GetSecretValueCommand({ SecretId, ...choice }))).SecretString;
  expect(await read({})).toBe('c');
  expect(await read({ VersionStage: 'AWSPREVIOUS' })).toBe('b');
  expect(await read({ VersionId: ONE })).toBe('a');
  expect(await read({ VersionId: TWO, VersionStage: 'AWSPREVIOUS' })).toBe('b');
});

test.each([
  ['an unknown version', { VersionId: THREE }, 'ResourceNotFoundException'],
  ['an unknown label', { VersionStage: 'NEXT' }, 'ResourceNotFoundException'],
  [
    "another version's label",
    { VersionId: ONE, VersionStage: 'AWSCURRENT' },
    'InvalidRequestException',
  ],
])('reading %s is refused', async (_, choice, name) => {
  const { secrets } = await startWithVersions([ONE, 'a'], [TWO, 'b']);
  const read = secrets.send(new GetSecretValueCommand({ SecretId, ...choice }));
  await expect(read).rejects.toMatchObject({ name });
});

test('the same value with the same token is written once', async () => {
  const { secrets } = await startWithVersions([ONE, 'a'], [TWO, 'b'], [TWO, 'b']);
  expect(await readStages(secrets)).toEqual({ [TWO]: ['AWSCURRENT'], [ONE]: ['AWSPREVIOUS'] });
});

test('another value with the same token is refused and changes nothing', async () => {
  const { secrets } = await startWithVersions([ONE, 'a']);
  const put = { SecretId, ClientRequestToken: ONE, SecretString: 'b' };
  await expect(secrets.send(new PutSecretValueCommand(put))).rejects.toMatchObject({
    name: 'ResourceExistsException',
  });
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  expect(SecretString).toBe('a');
});

test('a value put with its own label is not current', async () => {
  const { secrets } = await startWithVersions([ONE, 'a']);
  const put = {
    SecretId,
    ClientRequestToken: TWO,
    SecretString: 'b',
    VersionStages: ['AWSPENDING'],
  };
  const answer = await secrets.send(new PutSecretValueCommand(put));
  expect(answer.VersionStages).toEqual(['AWSPENDING']);
  expect(await readStages(secrets)).toEqual({ [ONE]: ['AWSCURRENT'], [TWO]: ['AWSPENDING'] });
});

test('putting no value is refused', async () => {
  const { secrets } = await startWithVersions();
  await expect(secrets.send(new PutSecretValueCommand({ SecretId }))).rejects.toMatchObject({
    name: 'InvalidRequestException',
    message: 'You must provide either SecretString or SecretBinary.',
  });
});

test('an update changes what it specifies and nothing else', async () => {
  const { secrets, clock } = await startWithVersions([ONE, 'a']);
  await secrets.send(new UpdateSecretCommand({ SecretId, Description: 'first', KmsKeyId: 'k' }));
  await clock.advance(1000);
  const update = { SecretId, Description: 'second', SecretString: 'b', ClientRequestToken: TWO };
  const { VersionId } = await secrets.send(new UpdateSecretCommand(update));
  expect(VersionId).toBe(TWO);
  const described = await secrets.send(new DescribeSecretCommand({ SecretId }));
  expect(described).toMatchObject({
    Description: 'second',
    KmsKeyId: 'k',
    LastChangedDate: new Date(clock.now()),
    VersionIdsToStages: { [TWO]: ['AWSCURRENT'], [ONE]: ['AWSPREVIOUS'] },
  });
});

test('versions are listed page by page, unlabeled ones on request', async () => {
  const { secrets } = await startWithVersions([ONE, 'a'], [TWO, 'b'], [THREE, 'c']);
  const list = async (query: object) => {
    const ids: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const command = new ListSecretVersionIdsCommand({
        SecretId,
        MaxResults: 1,
        NextToken,
        ...query,
      });
      const page = await secrets.send(command);
      ids.push(...(page.Versions ?? []).map(({ VersionId }) => VersionId));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return ids;
  };
  expect(await list({})).toEqual([TWO, THREE]);
  expect(await list({ IncludeDeprecated: true })).toEqual([ONE, TWO, THREE]);
});

test('moving AWSCURRENT back makes the version that had it the previous one', async () => {
  const { secrets } = await startWithVersions([ONE, 'a'], [TWO, 'b']);
  const move = { VersionStage: 'AWSCURRENT', RemoveFromVersionId: TWO, MoveToVersionId: ONE };
  await secrets.send(new UpdateSecretVersionStageCommand({ SecretId, ...move }));
  expect(await readStages(secrets)).toEqual({ [ONE]: ['AWSCURRENT'], [TWO]: ['AWSPREVIOUS'] });
});

test('a custom label is attached to a version and removed', async () => {
  const { secrets } = await startWithVersions([ONE, 'a']);
  const label = { SecretId, VersionStage: 'MINE' };
  await secrets.send(new UpdateSecretVersionStageCommand({ ...label, MoveToVersionId: ONE }));
  expect(await readStages(secrets)).toEqual({ [ONE]: ['AWSCURRENT', 'MINE'] });
  await secrets.send(new UpdateSecretVersionStageCommand({ ...label, RemoveFromVersionId: ONE }));
  expect(await readStages(secrets)).toEqual({ [ONE]: ['AWSCURRENT'] });
});

test('moving any other label leaves AWSPREVIOUS alone', async () => {
  const { secrets } = await startWithVersions([ONE, 'a'], [TWO, 'b']);
  const label = { SecretId, VersionStage: 'MINE' };
  await secrets.send(new UpdateSecretVersionStageCommand({ ...label, MoveToVersionId: TWO }));
  const move = { RemoveFromVersionId: TWO, MoveToVersionId: ONE };
  await secrets.send(new UpdateSecretVersionStageCommand({ ...label, ...move }));
  expect(await readStages(secrets)).toEqual({
    [TWO]: ['AWSCURRENT'],
    [ONE]: ['AWSPREVIOUS', 'MINE'],
  });
});

test.each([
  ['without naming its version', { MoveToVersionId: ONE }, 'InvalidParameterException'],
  [
    'naming a wrong version',
    { MoveToVersionId: ONE, RemoveFromVersionId: ONE },
    'InvalidParameterException',
  ],
  ['to nowhere', { RemoveFromVersionId: TWO }, 'InvalidParameterException'],
  ['with no parameters', {}, 'InvalidParameterException'],
  [
    'to an unknown version',
    { MoveToVersionId: THREE, RemoveFromVersionId: TWO },
    'ResourceNotFoundException',
  ],
])('moving AWSCURRENT %s is refused', async (_, move, name) => {
  const { secrets } = await startWithVersions([ONE, 'a'], [TWO, 'b']);
  const command = { SecretId, VersionStage: 'AWSCURRENT', ...move };
  await expect(secrets.send(new UpdateSecretVersionStageCommand(command))).rejects.toMatchObject({
    name,
  });
  expect(await readStages(secrets)).toEqual({ [TWO]: ['AWSCURRENT'], [ONE]: ['AWSPREVIOUS'] });
});
