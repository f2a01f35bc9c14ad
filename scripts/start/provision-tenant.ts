import {
  CreateEventBusCommand,
  DescribeEventBusCommand,
  EventBridgeClient,
} from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import {
  deadLetterQueueStatements,
  parkedQueueStatements,
} from '@momento-gateway/shared/event-queues';
import { HELD_RETENTION_S } from '@momento-gateway/shared/held-call';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import { formatRuleArn } from '@momento-gateway/shared/rule-arn';
import { TENANT_TAG, tenantBusName, tenantQueueName } from '@momento-gateway/shared/tenant';
import { connectionOf } from './connection-of.ts';
import { createQueue, senderArn } from './provision.ts';
import type { Settings } from './settings.ts';

/**
 * Creates what an owner creates with `npm run tenant -- add`: the bus and the queues of a tenant.
 * Running it again changes nothing.
 */
export async function provisionTenant(settings: Settings, tenant: string): Promise<void> {
  const { secretPrefix, environment } = settings;
  const connection = connectionOf(environment);
  const tags = { [STACK_TAG]: secretPrefix, [TENANT_TAG]: tenant };
  const name = tenantBusName(secretPrefix, tenant);
  const busArn = await createBus(new EventBridgeClient(connection), name, tags);
  const sqs = new SQSClient(connection);
  const onlyFromGateway = (queueArn: string) =>
    parkedQueueStatements(queueArn, senderArn(settings, queueArn));
  await createQueue(sqs, {
    name: tenantQueueName(secretPrefix, tenant, 'parked'),
    tags,
    statementsOf: onlyFromGateway,
  });
  await createQueue(sqs, {
    name: tenantQueueName(secretPrefix, tenant, 'held'),
    tags,
    statementsOf: onlyFromGateway,
    retentionS: HELD_RETENTION_S,
  });
  await createQueue(sqs, {
    name: tenantQueueName(secretPrefix, tenant, 'deadLetters'),
    tags,
    statementsOf: (queueArn) => deadLetterQueueStatements(queueArn, formatRuleArn(busArn, '*')),
  });
}

/** @returns its ARN. */
async function createBus(
  events: EventBridgeClient,
  Name: string,
  tags: Readonly<Record<string, string>>,
): Promise<string> {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  try {
    const { EventBusArn = '' } = await events.send(new CreateEventBusCommand({ Name, Tags }));
    return EventBusArn;
  } catch (error) {
    if (!isAwsError(error, 'ResourceAlreadyExistsException')) throw error;
    const { Arn = '' } = await events.send(new DescribeEventBusCommand({ Name }));
    return Arn;
  }
}
