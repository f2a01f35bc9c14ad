import { DescribeEventBusCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { parkedQueueStatements } from '@momento-gateway/shared/event-queues';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { formatWebhookDescription } from '@momento-gateway/shared/webhook-description';
import { formatWebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { expect } from 'vitest';
import type { Answer } from './call-api.ts';
import type { Api, ApiProcess } from './start-api.ts';

const ACCOUNT = 'us-east-1:000000000000';
export const FUNCTION_ROLE_ARN = 'arn:aws:iam::000000000000:role/gateway';
/** Of the tests themselves, who can still park. */
export const OWN_ARN = 'arn:aws:iam::000000000000:root';

/** As the stack's parked queue is on AWS: only one role may send. */
export async function closeParkedQueue(api: Api, roleArn = FUNCTION_ROLE_ARN): Promise<void> {
  const arn = `arn:aws:sqs:${ACCOUNT}:${api.parkedQueueUrl.split('/').at(-1)}`;
  const Statement = parkedQueueStatements(arn, roleArn);
  await api.context.sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl: api.parkedQueueUrl,
      Attributes: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) },
    }),
  );
}

export const createTenant = (api: ApiProcess, name: string): Promise<Answer> =>
  api.call('POST', '/api/tenants', { name });

export async function listTenants(api: ApiProcess) {
  const { status, body } = await api.call('GET', '/api/tenants');
  expect(status).toBe(200);
  return body.tenants;
}

export async function isBusThere(
  events: EventBridgeClient,
  Name: string | undefined,
): Promise<boolean> {
  try {
    await events.send(new DescribeEventBusCommand({ Name }));
    return true;
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return false;
    throw error;
  }
}

/** Calls one process about one tenant. */
export function inTenant(api: ApiProcess, tenant: string): ApiProcess['call'] {
  return (method, path, body, headers) => {
    const separator = path.includes('?') ? '&' : '?';
    return api.call(method, `${path}${separator}tenant=${tenant}`, body, headers);
  };
}

/** A webhook as its secret is stored, without the dashboard. */
export async function storeTenantWebhook(api: Api, tenant: string, webhookId: string) {
  const webhook = {
    tenant,
    name: 'Theirs',
    cache: 'shop',
    topic: 'orders',
    enabled: true,
    parseText: false,
    createdAt: 0,
  };
  await api.context.secrets.send(
    new CreateSecretCommand({
      Name: `momento-gateway/${webhookId}`,
      Description: formatWebhookDescription(webhook),
      SecretString: formatWebhookSecret({ ...webhook, signingSecret: 's' }),
    }),
  );
}
