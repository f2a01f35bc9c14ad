import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { keyStatements } from './encryption-key.ts';
import { synthesiseGateway } from './testing/synthesise-gateway.ts';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/0d3b4f00-5c1e-41f0-9a1b-0affd2a5b9c7';

const listProperties = (template: Template, type: string) =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties);

describe.each([
  ['a key of the account', { encryptionKey: KEY }, KEY],
  [
    'a key that the stack creates',
    { encryptionKey: 'create' },
    { 'Fn::GetAtt': [expect.stringMatching(/Key/), 'Arn'] },
  ],
])('with %s', (_, context, arn) => {
  const template = synthesiseGateway({ ...context, frontDoor: 'http-api' });

  test('queues, logs and the topic of the alarms are encrypted with it', () => {
    for (const queue of listProperties(template, 'AWS::SQS::Queue')) {
      expect(queue).toMatchObject({ KmsMasterKeyId: arn, SqsManagedSseEnabled: false });
    }
    const logGroups = listProperties(template, 'AWS::Logs::LogGroup');
    expect(logGroups).toHaveLength(3);
    for (const logGroup of logGroups) expect(logGroup).toMatchObject({ KmsKeyId: arn });
    expect(listProperties(template, 'AWS::SNS::Topic')).toMatchObject([{ KmsMasterKeyId: arn }]);
  });

  test('the dashboard learns the key, to encrypt webhooks’ secrets with it', () => {
    expect(template.toJSON()['Outputs']['EncryptionKeyArn'].Value).toEqual(arn);
  });
});

test('without a key there is none, and the queues have keys of SQS', () => {
  const template = synthesiseGateway();
  template.resourceCountIs('AWS::KMS::Key', 0);
  expect(template.toJSON()['Outputs']).not.toHaveProperty('EncryptionKeyArn');
  for (const queue of listProperties(template, 'AWS::SQS::Queue')) {
    expect(queue).toMatchObject({ SqsManagedSseEnabled: true });
    expect(queue).not.toHaveProperty('KmsMasterKeyId');
  }
});

describe('a key that the stack creates', () => {
  const template = synthesiseGateway({ encryptionKey: 'create' });

  test('is rotated, and outlives the stack with what it has encrypted', () => {
    const [key] = Object.values(template.findResources('AWS::KMS::Key'));
    expect(key).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { EnableKeyRotation: true },
    });
  });

  test('allows what docs/deploy.md asks of another key, besides the account’s own policies', () => {
    const [key] = listProperties(template, 'AWS::KMS::Key');
    const sids = key?.['KeyPolicy'].Statement.map(({ Sid }: { Sid?: string }) => Sid);
    expect(sids).toEqual([undefined, 'Alarms', 'DeadLetters', 'Logs']);
    const docs = readFileSync(join(import.meta.dirname, '../../docs/deploy.md'), 'utf8');
    const [, documented = ''] = /```json\n(\[[\s\S]*?\])\n```/.exec(docs) ?? [];
    const place = { partition: 'aws', region: 'REGION', account: 'ACCOUNT', name: 'STACK' };
    expect(JSON.parse(documented)).toEqual(keyStatements(place));
  });
});
