import { expect, test } from 'vitest';
import { STACK } from '../testing/answer-aws-call.ts';
import { useFakeAccount } from '../testing/use-fake-account.ts';
import { findGateway } from './find-gateway.ts';

const stack = { stackName: STACK, profile: undefined, region: undefined };
const ELSEWHERE = 'https://x.lambda-url.eu-west-1.on.aws/';
const webhookId = 'c0ffee00-1234-4abc-8def-0123456789ab';

const aws = useFakeAccount();

test('with --stack, messages go to the address of the stack', async () => {
  expect(await findGateway({ stack, url: undefined, webhookId }, process.env)).toMatchObject({
    url: `https://abc.lambda-url.eu-west-1.on.aws/webhooks/${webhookId}`,
    secretPrefix: STACK,
  });
});

test('with --stack and --url, messages go to that address, and the stack is not read', async () => {
  aws().account.failing = 'DescribeStacks';
  expect(await findGateway({ stack, url: ELSEWHERE, webhookId }, process.env)).toMatchObject({
    url: `${ELSEWHERE}webhooks/${webhookId}`,
    secretPrefix: STACK,
  });
});

test('a stack that does not exist is named, and nothing goes to this machine', async () => {
  const missing = { ...stack, stackName: 'none' };
  await expect(
    findGateway({ stack: missing, url: undefined, webhookId }, process.env),
  ).rejects.toThrow('There is no stack "none"');
});

test('without --stack, messages go to the gateway on this machine', async () => {
  const environment = { GATEWAY_PORT: '3005', SECRET_PREFIX: 'local' };
  expect(
    await findGateway({ stack: undefined, url: undefined, webhookId }, environment),
  ).toMatchObject({
    url: `http://127.0.0.1:3005/webhooks/${webhookId}`,
    secretPrefix: 'local',
  });
});

test.each([
  [ELSEWHERE],
  ['https://x.lambda-url.eu-west-1.on.aws'],
  [`${ELSEWHERE}webhooks/${webhookId}`],
])('--url takes the gateway’s address or the webhook’s URL: %s', async (url) => {
  expect(await findGateway({ stack: undefined, url, webhookId }, process.env)).toMatchObject({
    url: `${ELSEWHERE}webhooks/${webhookId}`,
  });
});
