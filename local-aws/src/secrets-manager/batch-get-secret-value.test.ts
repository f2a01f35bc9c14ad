import {
  BatchGetSecretValueCommand,
  CreateSecretCommand,
  DeleteSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { startTestAws } from '../testing/start-test-aws.ts';

async function startWithValues() {
  const started = await startTestAws();
  for (const Name of ['one', 'two', 'three']) {
    await started.secrets.send(new CreateSecretCommand({ Name, SecretString: `value of ${Name}` }));
  }
  return started;
}

test('values are read by id; failures are listed with their reasons', async () => {
  const { secrets } = await startWithValues();
  await secrets.send(new DeleteSecretCommand({ SecretId: 'two' }));
  const SecretIdList = ['one', 'two', 'nobody'];
  const answer = await secrets.send(new BatchGetSecretValueCommand({ SecretIdList }));
  expect(answer.SecretValues).toMatchObject([{ Name: 'one', SecretString: 'value of one' }]);
  expect(answer.Errors).toMatchObject([
    { SecretId: 'two', ErrorCode: 'InvalidRequestException' },
    { SecretId: 'nobody', ErrorCode: 'ResourceNotFoundException' },
  ]);
});

test('values are read by filter, page by page', async () => {
  const { secrets } = await startWithValues();
  const Filters = [{ Key: 'name' as const, Values: ['t'] }];
  const first = await secrets.send(new BatchGetSecretValueCommand({ Filters, MaxResults: 1 }));
  const { NextToken } = first;
  const second = await secrets.send(new BatchGetSecretValueCommand({ Filters, NextToken }));
  expect(first.SecretValues).toMatchObject([{ SecretString: 'value of two' }]);
  expect(second.SecretValues).toMatchObject([{ SecretString: 'value of three' }]);
  expect(second.NextToken).toBeUndefined();
});

test.each([
  ['neither ids nor filters', {}, 'InvalidParameterException'],
  [
    'ids and filters',
    { SecretIdList: ['one'], Filters: [{ Key: 'name' as const, Values: ['t'] }] },
    'InvalidParameterException',
  ],
  ['ids and a page size', { SecretIdList: ['one'], MaxResults: 5 }, 'InvalidParameterException'],
  ['21 ids', { SecretIdList: Array.from({ length: 21 }, () => 'one') }, 'ValidationException'],
])('%s are refused', async (_, query, name) => {
  const { secrets } = await startWithValues();
  await expect(secrets.send(new BatchGetSecretValueCommand(query))).rejects.toMatchObject({ name });
});
