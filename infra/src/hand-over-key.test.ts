import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyStatements } from './encryption-key.ts';
import { arnOf, REGION, STACK } from './testing/dashboard-requests.ts';
import { evaluate } from './testing/evaluate.ts';
import { ACCOUNT, isAllowed, type PolicyQuestion } from './testing/is-allowed.ts';

interface Document {
  readonly Statement: readonly object[];
}

const committed = join(import.meta.dirname, '../../momento-gateway.template.json');
const { Resources } = JSON.parse(await readFile(committed, 'utf8'));
const UUID = '0d3b4f00-5c1e-11f0-9a1b-0affd2a5b9c7';
const KEY = arnOf('kms', 'key/1');
const COPY = arnOf('secretsmanager', 'secret:FirstWebhookSecret-AbCdEf');
const WEBHOOK = arnOf('secretsmanager', `secret:${STACK}/${UUID}-AbCdEf`);
const ROLE = arnOf('iam', 'role/hand-over');
/** As docs/deploy.md asks: the account's usual statement, and those for services. */
const KEY_POLICY = {
  Statement: [
    { Effect: 'Allow', Principal: { AWS: arnOf('iam', 'root') }, Action: 'kms:*', Resource: '*' },
    ...keyStatements({ partition: 'aws', region: REGION, account: ACCOUNT, name: STACK }),
  ],
};

/** The properties of a resource of the template, as AWS gets them. */
function readProperties(id: string, EncryptionKeyArn: string) {
  return evaluate(Resources[id].Properties, {
    'AWS::Partition': 'aws',
    'AWS::Region': REGION,
    'AWS::AccountId': ACCOUNT,
    'AWS::StackName': STACK,
    'AWS::StackId': arnOf('cloudformation', `stack/${STACK}/${UUID}`),
    'FirstWebhookSecret82B9B3ED.Id': COPY,
    EncryptionKeyArn,
    Key: String(EncryptionKeyArn !== ''),
  }) as Record<string, unknown>;
}

test.each([
  ['with a key of the customer, both have it', KEY, KEY],
  ['without one, both have the key of Secrets Manager', '', '<AWS::NoValue>'],
])('the first webhook’s secret is encrypted as the stack’s copy is: %s', (_, given, expected) => {
  for (const id of ['FirstWebhookSecret82B9B3ED', 'FirstWebhookHandOver00225F15']) {
    expect(readProperties(id, given)['KmsKeyId']).toBe(expected);
  }
});

describe('the function that hands it over', () => {
  const { Policies } = readProperties('FirstWebhookRole35C95A74', KEY) as {
    Policies: { PolicyDocument: Document }[];
  };
  const identityPolicies = Policies.map(({ PolicyDocument }) => PolicyDocument);
  const ask = (question: Omit<PolicyQuestion, 'principal'>) =>
    isAllowed({ principal: ROLE, identityPolicies, ...question });
  const via = (service: string) => ({ 'kms:ViaService': `${service}.${REGION}.amazonaws.com` });

  test.each([
    ['kms:Decrypt', 'reads the copy'],
    ['kms:GenerateDataKey', 'stores the webhook'],
  ])('has %s, with which Secrets Manager %s, and only through it', async (action) => {
    const use = (service: string, resourcePolicy: object = KEY_POLICY) =>
      ask({ action, resource: KEY, context: via(service), resourcePolicy });
    expect(await use('secretsmanager')).toBe(true);
    expect(await use('sqs')).toBe(false);
    expect(await ask({ action, resource: KEY, resourcePolicy: KEY_POLICY })).toBe(false);
    // The key's own policy decides as well.
    const [, ...ofServices] = KEY_POLICY.Statement;
    expect(await use('secretsmanager', { Statement: ofServices })).toBe(false);
  });

  test('has nothing else of the key', async () => {
    for (const action of ['kms:Encrypt', 'kms:ReEncryptFrom', 'kms:PutKeyPolicy']) {
      const context = action === 'kms:PutKeyPolicy' ? {} : via('secretsmanager');
      const question = { action, resource: KEY, context, resourcePolicy: KEY_POLICY };
      expect(await ask(question), action).toBe(false);
    }
  });

  test.each([
    ['secretsmanager:GetSecretValue', COPY, WEBHOOK],
    ['secretsmanager:CreateSecret', WEBHOOK, COPY],
    ['secretsmanager:TagResource', WEBHOOK, COPY],
  ])('has %s for the one secret that it needs it for', async (action, own, other) => {
    const foreign = arnOf('secretsmanager', `secret:${STACK}/another-AbCdEf`);
    expect(await ask({ action, resource: own })).toBe(true);
    expect(await ask({ action, resource: other })).toBe(false);
    expect(await ask({ action, resource: foreign })).toBe(false);
  });
});
