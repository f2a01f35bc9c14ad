import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import {
  deadLetterQueueStatements,
  EVENT_RETENTION_S,
  parkedQueueStatements,
  REDRIVE_ALLOW_POLICY,
} from '@momento-gateway/shared/event-queues';
import { HELD_RETENTION_S } from '@momento-gateway/shared/held-call';
import { parseObject } from '@momento-gateway/shared/parse-object';
import { formatRuleArn } from '@momento-gateway/shared/rule-arn';
import { type TenantQueue, tenantBusName, tenantQueueName } from '@momento-gateway/shared/tenant';
import type { BaseContext } from '../base-context.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';

/** What the queues of tenants have in common with those of the stack. */
export interface QueueModel {
  /** Of the stack's parked queue. */
  readonly arn: string;
  /** The role of the gateway's function, which alone may park and hold. */
  readonly roleArn: string;
  /** Whether the policy refuses calls without TLS. */
  readonly requiresTls: boolean;
  readonly encryption: Readonly<Record<string, string>>;
}

interface Statement {
  readonly Effect?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const ENCRYPTION = [
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'SqsManagedSseEnabled',
] as const;

/** Reads the stack's parked queue: nothing else tells a dashboard which role the function has. */
export async function readQueueModel({
  sqs,
  config,
}: Pick<BaseContext, 'sqs' | 'config'>): Promise<QueueModel | Refusal> {
  const { parkedQueueUrl: QueueUrl } = config;
  if (QueueUrl === undefined) return { refusal: 'not-configured', variable: 'PARKED_QUEUE_URL' };
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  const { QueueArn: arn = '', Policy = '' } = Attributes;
  const statements = [parseObject(Policy)?.['Statement'] ?? []].flat() as (Statement | null)[];
  const denials = statements.flatMap((one) => (one?.Effect === 'Deny' ? [one] : []));
  const roleArn = denials
    .map(({ Condition }) => Condition?.['ArnNotEquals']?.['aws:PrincipalArn'])
    .find((value) => typeof value === 'string');
  if (roleArn === undefined) return { refusal: 'parked-queue-open', arn };
  const requiresTls = denials.some(
    ({ Condition }) => String(Condition?.['Bool']?.['aws:SecureTransport']) === 'false',
  );
  // With a key of KMS, SQS refuses the other kind of encryption.
  const names = ENCRYPTION.filter(
    (name) => Attributes[name] !== undefined && Attributes[name] !== '',
  );
  const used = names.includes('KmsMasterKeyId')
    ? names.filter((name) => name !== 'SqsManagedSseEnabled')
    : names.filter((name) => name === 'SqsManagedSseEnabled');
  const encryption = Object.fromEntries(used.map((name) => [name, Attributes[name] ?? '']));
  return { arn, roleArn, requiresTls, encryption };
}

/** The attributes of a tenant's queue, as SQS takes and returns them. */
export function attributesOf(
  { arn, roleArn, requiresTls, encryption }: QueueModel,
  secretPrefix: string,
  tenant: string,
  queue: TenantQueue,
): Readonly<Record<string, string>> {
  const account = arn.split(':').slice(0, -1).join(':');
  const queueArn = `${account}:${tenantQueueName(secretPrefix, tenant, queue)}`;
  const busArn = `${account.replace(':sqs:', ':events:')}:event-bus/${tenantBusName(secretPrefix, tenant)}`;
  const tls = {
    Effect: 'Deny',
    Principal: '*',
    Action: 'sqs:*',
    Resource: queueArn,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  const senders =
    queue === 'deadLetters'
      ? deadLetterQueueStatements(queueArn, formatRuleArn(busArn, '*'))
      : parkedQueueStatements(queueArn, roleArn);
  const Statement = [...(requiresTls ? [tls] : []), ...senders];
  return {
    MessageRetentionPeriod: String(queue === 'held' ? HELD_RETENTION_S : EVENT_RETENTION_S),
    RedriveAllowPolicy: JSON.stringify(REDRIVE_ALLOW_POLICY),
    Policy: JSON.stringify({ Version: '2012-10-17', Statement }),
    ...encryption,
  };
}

/** The model, where there is one: what a tenant lacks can be told without it. */
export async function tryQueueModel(
  context: Pick<BaseContext, 'sqs' | 'config'>,
): Promise<QueueModel | undefined> {
  const model = await readQueueModel(context);
  return isRefusal(model) ? undefined : model;
}
