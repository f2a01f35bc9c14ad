import { PutResourcePolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { AddPermissionCommand } from '@aws-sdk/client-lambda';
import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { createLocalCallers } from '../callers/local-callers.ts';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { createContext } from '../create-context.ts';
import { makeQueue, toTarget } from '../testing/queue-calls.ts';
import { serveHttp } from '../testing/serve-http.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { classifyAwsError } from './classify-aws-error.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const WILDCARD = { source: ['Momento'], detail: { text: [{ wildcard: 'a*b' }] } };

/** Every attempt is counted, those that the SDK makes again by itself too. */
function countAttempts(command: string): { attempts: number } {
  const counted = { attempts: 0 };
  api.context.events.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName === command) counted.attempts += 1;
        return next(call);
      },
    { step: 'deserialize' },
  );
  return counted;
}

async function createRule(pattern: object) {
  const targets = [toTarget(await makeQueue(api, 'orders'))];
  return api.call('POST', '/api/rules', { name: 'one-more', pattern, targets });
}

test('a rule beyond a limit of the bus is refused at once, and the answer names the limit', async () => {
  for (let count = 0; count < 30; count += 1) {
    const EventPattern = JSON.stringify(WILDCARD);
    await api.context.events.send(new PutRuleCommand({ Name: `r${count}`, EventPattern }));
  }
  const counted = countAttempts('PutRuleCommand');
  const { status, body } = await createRule(WILDCARD);
  expect({ status, detail: body.detail }).toEqual({
    status: 409,
    detail: expect.stringMatching(/30 rules with wildcards.* by default 300/),
  });
  expect(counted.attempts).toBe(1);
});

test('what is really throttled is tried again', async () => {
  const counted = countAttempts('PutRuleCommand');
  await api.setFault({ operation: 'PutRule', fault: 'throttle', times: 1 });
  expect((await createRule(WILDCARD)).status).toBe(201);
  expect(counted.attempts).toBe(2);
});

type Send = (context: Context) => Promise<unknown>;

test.each<[string, string, Send, RegExp]>([
  [
    'EventBridge',
    'LimitExceededException',
    ({ events }) => events.send(new PutRuleCommand({ Name: 'r', EventPattern: '{}' })),
    /rules .* by default 300/,
  ],
  [
    'CloudWatch Logs',
    'LimitExceededException',
    ({ logs }) => logs.send(new PutResourcePolicyCommand({ policyName: 'p' })),
    /10 resource policies/,
  ],
  [
    'Secrets Manager',
    'LimitExceededException',
    ({ secrets }) => secrets.send(new CreateSecretCommand({ Name: 's', SecretString: 's' })),
    /as AWS says it/,
  ],
  [
    'SQS',
    'OverLimit',
    ({ sqs }) =>
      sqs.send(new SetQueueAttributesCommand({ QueueUrl: 'http://q/q', Attributes: {} })),
    /20 statements/,
  ],
  [
    'Lambda',
    'PolicyLengthExceededException',
    ({ targetClients }) =>
      targetClients.lambda.send(
        new AddPermissionCommand({
          FunctionName: 'f',
          StatementId: 's',
          Action: 'a',
          Principal: 'p',
        }),
      ),
    /20 KB/,
  ],
])(
  'a limit of %s is an answer: asked once, and called by its name',
  async (_, code, send, words) => {
    let calls = 0;
    const service = await serveHttp(() => {
      calls += 1;
      return {
        status: 400,
        headers: { 'x-amzn-errortype': code },
        body: JSON.stringify({ __type: code, message: 'as AWS says it' }),
      };
    });
    onTestFinished(service.close);
    const context = createContext(readConfig({}), createLocalCallers(), {
      connection: {
        endpoint: service.origin,
        region: 'us-east-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      },
    });
    const error = await send(context).catch((thrown: unknown) => thrown);
    expect(classifyAwsError(error)).toMatchObject({
      refusal: 'aws-limit-exceeded',
      message: expect.stringMatching(words),
    });
    expect(calls).toBe(1);
  },
);
