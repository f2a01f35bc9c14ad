import {
  CreateSecretCommand,
  DescribeSecretCommand,
  type SecretsManagerClient,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { startTestAws } from '../testing/start-test-aws.ts';

const SecretId = 'tagged';

async function startTagged() {
  const started = await startTestAws();
  const Tags = [
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '2' },
  ];
  await started.secrets.send(new CreateSecretCommand({ Name: SecretId, Tags }));
  return started;
}

async function readTags(secrets: SecretsManagerClient) {
  const { Tags = [] } = await secrets.send(new DescribeSecretCommand({ SecretId }));
  return Object.fromEntries(Tags.map(({ Key = '', Value }) => [Key, Value]));
}

test('tagging adds tags and replaces values; untagging takes tags away', async () => {
  const { secrets } = await startTagged();
  const Tags = [
    { Key: 'b', Value: 'two' },
    { Key: 'c', Value: '' },
  ];
  await secrets.send(new TagResourceCommand({ SecretId, Tags }));
  expect(await readTags(secrets)).toEqual({ a: '1', b: 'two', c: '' });
  await secrets.send(new UntagResourceCommand({ SecretId, TagKeys: ['a', 'c', 'nobody'] }));
  expect(await readTags(secrets)).toEqual({ b: 'two' });
});

test('a 51st tag is refused and none of its call is kept', async () => {
  const { secrets } = await startTagged();
  const Tags = Array.from({ length: 49 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
  await expect(secrets.send(new TagResourceCommand({ SecretId, Tags }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  expect(await readTags(secrets)).toEqual({ a: '1', b: '2' });
});

test('tags of a secret that is not there are refused', async () => {
  const { secrets } = await startTestAws();
  await expect(
    secrets.send(new TagResourceCommand({ SecretId, Tags: [{ Key: 'a', Value: 'b' }] })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
