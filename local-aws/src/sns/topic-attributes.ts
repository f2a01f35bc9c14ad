import type { Account } from '../core/aws-service.ts';
import { parsePolicy } from '../policy/policy-document.ts';
import { snsErrors } from './sns-errors.ts';
import { makeTopicArn } from './topic-address.ts';
import type { Topic } from './topic-store.ts';

const MAX_POLICY_STATEMENTS = 100;
const MAX_POLICY_BYTES = 30_720;

/** Attributes that can be set, and which values they take. */
const SETTABLE: Readonly<Record<string, (value: string) => boolean>> = {
  DisplayName: (value) => value.length <= 100,
  KmsMasterKeyId: () => true,
  Policy: (value) => value === '' || parsePolicy(value) !== undefined,
};

/** Throws `InvalidParameter` for an attribute that cannot be set, or not to this value. */
export function requireTopicAttribute(name: string, value: string): void {
  const accepts = Object.hasOwn(SETTABLE, name) ? SETTABLE[name] : undefined;
  if (accepts === undefined) throw snsErrors.invalidParameter(`AttributeName: ${name}`);
  if (!accepts(value)) throw snsErrors.invalidParameter(`${name}: the value is not valid`);
  if (name === 'Policy') requirePolicySize(value);
}

function requirePolicySize(text: string): void {
  const statements = parsePolicy(text)?.Statement.length ?? 0;
  if (statements > MAX_POLICY_STATEMENTS || Buffer.byteLength(text) > MAX_POLICY_BYTES) {
    throw snsErrors.invalidParameter(
      `Policy: it has at most ${MAX_POLICY_STATEMENTS} statements and ${MAX_POLICY_BYTES} bytes`,
    );
  }
}

/** The topic's policy. A topic without one lets its account in, and no service. */
export function readTopicPolicy(account: Account, topic: Topic): string {
  if (topic.attributes['Policy']) return topic.attributes['Policy'];
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:AddPermission',
          'SNS:RemovePermission',
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource: makeTopicArn(account, topic.name),
        Condition: { StringEquals: { 'AWS:SourceOwner': account.accountId } },
      },
    ],
  });
}
