import { expect, onTestFinished, test } from 'vitest';
import { startLocalAws } from './start-local-aws.ts';
import { callOverHttp, makeAwsHeaders } from './testing/call-over-http.ts';

const nest = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const list = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** A call with deeply nested JSON in it, and its error code; true for 200. */
const calls: [string, (deep: string) => [target: string, body: unknown], string | true][] = [
  [
    'the pattern of a rule, which is too long as well',
    (deep) => ['AWSEvents.PutRule', { Name: 'r', EventPattern: `{"detail":${deep}}` }],
    'ValidationException',
  ],
  [
    'the pattern of a test, which is too long as well',
    (deep) => [
      'AWSEvents.TestEventPattern',
      { EventPattern: `{"detail":${deep}}`, Event: '{"id":"1"}' },
    ],
    'ValidationException',
  ],
  [
    'the event of a test',
    (deep) => [
      'AWSEvents.TestEventPattern',
      { EventPattern: '{"source":["s"]}', Event: `{"detail":${deep}}` },
    ],
    'ValidationException',
  ],
  [
    'the input of a target',
    (deep) => [
      'AWSEvents.PutTargets',
      { Rule: 'made', Targets: [{ Id: 't', Arn: 'arn:aws:sqs:::q', Input: deep }] },
    ],
    'ValidationException',
  ],
  [
    'the policy of a queue',
    (deep) => [
      'AmazonSQS.CreateQueue',
      { QueueName: 'q', Attributes: { Policy: `{"Statement":${deep}}` } },
    ],
    'com.amazonaws.sqs#InvalidAttributeValue',
  ],
  [
    'the redrive policy of a queue',
    (deep) => ['AmazonSQS.CreateQueue', { QueueName: 'q', Attributes: { RedrivePolicy: deep } }],
    'com.amazonaws.sqs#InvalidAttributeValue',
  ],
  [
    'a resource policy',
    (deep) => [
      'Logs_20140328.PutResourcePolicy',
      { policyName: 'p', policyDocument: `{"Statement":${deep}}` },
    ],
    'InvalidParameterException',
  ],
  [
    'the value of a secret, which is not parsed',
    (deep) => ['secretsmanager.CreateSecret', { Name: 's', SecretString: deep }],
    true,
  ],
  [
    'a message, which is not parsed',
    (deep) => [
      'AmazonSQS.SendMessage',
      { QueueUrl: 'http://x/000000000000/made', MessageBody: deep },
    ],
    true,
  ],
];

test.each(
  calls.flatMap(([name, make, answer]) => [
    [name, 'objects', make(nest(5000)), answer] as const,
    [name, 'lists', make(list(5000)), answer] as const,
  ]),
)("%s nested 5,000 %s deep is answered with AWS's error", async (_, __, [target, body], answer) => {
  const unexpected: unknown[] = [];
  const { origin, close } = await startLocalAws({
    port: 0,
    dataPath: ':memory:',
    onUnexpectedError: (error) => unexpected.push(error),
  });
  onTestFinished(close);
  const call = async (name: string, input: unknown) => {
    const sent = { headers: makeAwsHeaders(name), body: JSON.stringify(input) };
    const { status, body: text } = await callOverHttp(`${origin}/`, sent);
    return { status, json: JSON.parse(text) };
  };
  await call('AWSEvents.PutRule', { Name: 'made', EventPattern: '{"source":["s"]}' });
  await call('AmazonSQS.CreateQueue', { QueueName: 'made' });

  const { status, json } = await call(target, body);

  expect(unexpected).toEqual([]);
  expect(answer === true ? status : json.__type).toBe(answer === true ? 200 : answer);
});
