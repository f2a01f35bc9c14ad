import { randomUUID } from 'node:crypto';
import { listFailureCauses } from '@momento-gateway/api/failures/failure-cause-operations';
import {
  deleteFailures,
  listFailures,
  readFailure,
} from '@momento-gateway/api/failures/failure-operations';
import {
  listRedrives,
  readRedrive,
  redriveFailures,
  startRedrive,
  stopRedrive,
} from '@momento-gateway/api/failures/redrive-operations';
import { createRule, deleteRule } from '@momento-gateway/api/rules/rule-operations';
import { takeMessages } from '@momento-gateway/e2e/aws';
import { formatPublishFailure } from '@momento-gateway/shared/publish-failure';
import { expect } from 'vitest';
import { sendAsOwner } from '../send-as-owner.ts';
import { administrator } from '../target-aws.ts';
import { type Check, type CheckContext, waitFor } from './check.ts';

const { sqs } = administrator;

/** Parks an event in place of the gateway. @returns the failure's id. */
export async function park({ stack }: Pick<CheckContext, 'stack'>): Promise<string> {
  const { ParkedQueueUrl: QueueUrl, EventBusName } = stack.outputs;
  const now = Date.now();
  const MessageBody = formatPublishFailure({
    v: 1,
    kind: 'publish',
    reason: 'throttled',
    message: 'Rate exceeded',
    attempts: 3,
    receivedAt: now,
    failedAt: now,
    requestId: 'request',
    webhookId: randomUUID(),
    tenant: 'team',
    cache: 'shop',
    topic: 'orders',
    sequenceNumber: 1,
    entry: {
      EventBusName,
      Source: 'Momento',
      DetailType: 'shop#orders',
      Time: now,
      Detail: '{"cache":"shop","topic":"orders","text":"parked"}',
    },
  });
  return sendAsOwner({ QueueUrl, MessageBody });
}

/** Sends a dead letter in place of EventBridge. @returns the failure's id. */
async function sendDeadLetter(
  { stack }: CheckContext,
  targetArn: string,
  rule = 'gone',
): Promise<string> {
  const [, partition, , region, account] = stack.outputs.DashboardPolicyArn?.split(':') ?? [];
  const attributes = {
    RULE_ARN: `arn:${partition}:events:${region || targetArn.split(':')[3]}:${account}:rule/${rule}`,
    TARGET_ARN: targetArn,
    ERROR_CODE: 'SDK_CLIENT_ERROR',
  };
  const event = {
    version: '0',
    id: randomUUID(),
    'detail-type': 'shop#orders',
    source: 'Momento',
    account,
    time: new Date().toISOString(),
    region: targetArn.split(':')[3],
    resources: [],
    detail: { cache: 'shop', topic: 'orders', text: 'undelivered' },
  };
  return sendAsOwner({
    QueueUrl: stack.outputs.DeadLetterQueueUrl,
    MessageBody: JSON.stringify(event),
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, StringValue]) => [
        name,
        { DataType: 'String', StringValue },
      ]),
    ),
  });
}

/** @returns the id of the redrive, which has ended. */
async function redrive({ dashboard }: CheckContext, id: string): Promise<string> {
  const { redriveId } = await dashboard.call(startRedrive, { body: { ids: [id] } });
  const { results } = await waitFor(
    () => dashboard.call(readRedrive, { params: { redriveId } }),
    ({ state }) => state !== 'running',
  );
  expect(results).toMatchObject([{ id, result: 'redriven' }]);
  return redriveId;
}

function redriveTo(
  target: 'Queue' | 'Function' | 'LogGroup' | 'OtherBus' | 'Topic' | 'StateMachine',
): Check {
  return async (context) => {
    await redrive(context, await sendDeadLetter(context, context.targets[target]));
  };
}

/** The service itself has to say that there is no such stream. */
async function redriveToNothing(context: CheckContext, arn: string, rule?: string): Promise<void> {
  const { dashboard } = context;
  const id = await sendDeadLetter(context, arn, rule);
  await dashboard.restart();
  const body = { ids: [id] };
  const answer = await dashboard.call(redriveFailures, { body });
  await dashboard.call(deleteFailures, { body });
  expect(JSON.stringify(answer)).toContain('ResourceNotFound');
}

/** As the ARNs of queues have it. */
function streamArn({ targets }: CheckContext, service: string, resource: string): string {
  const [, partition, , region, account] = targets.Queue.split(':');
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

export const FAILURE_CHECKS = {
  'lists failures and leaves them as they were': async (context) => {
    const { dashboard } = context;
    const id = await park(context);
    await dashboard.restart();
    const { failures } = await dashboard.call(listFailures, { query: {} });
    expect(failures.map((failure) => failure.id)).toContain(id);
    const { event } = await dashboard.call(readFailure, { params: { failureId: id } });
    expect(event).toMatchObject({ detail: { text: 'parked' } });
    const { results } = await dashboard.call(deleteFailures, { body: { ids: [id] } });
    expect(results).toEqual([{ id, result: 'deleted' }]);
  },
  'plans a redrive': async (context) => {
    const { dashboard } = context;
    const id = await park(context);
    await dashboard.restart();
    const planned = await dashboard.call(redriveFailures, { body: { ids: [id], dryRun: true } });
    expect(planned).toMatchObject({ plan: [{ id, result: 'to-bus' }] });
  },
  'counts failures by cause': async (context) => {
    const { dashboard } = context;
    const id = await park(context);
    await dashboard.restart();
    const { groups } = await dashboard.call(listFailureCauses, { query: {} });
    expect(groups.map(({ cause }) => cause.reason)).toContain('throttled');
    await dashboard.call(deleteFailures, { body: { ids: [id] } });
  },
  'redrives to the bus': async (context) => {
    await redrive(context, await park(context));
  },
  'lists redrives, and stops none that has ended': async (context) => {
    const { dashboard } = context;
    const redriveId = await redrive(context, await park(context));
    const stopped = await dashboard.call(stopRedrive, { params: { redriveId } });
    expect(stopped).toMatchObject({ state: 'done' });
    await waitFor(
      () => dashboard.call(listRedrives, {}),
      ({ redrives }) => redrives.some((listed) => listed.redriveId === redriveId),
    );
  },
  'redrives to a queue': async (context) => {
    await redriveTo('Queue')(context);
    expect(await takeMessages(sqs, context.targets.QueueUrl, 1)).toHaveLength(1);
  },
  'redrives to a function': redriveTo('Function'),
  'redrives to a log group': redriveTo('LogGroup'),
  'redrives to another bus': redriveTo('OtherBus'),
  'redrives to a topic': redriveTo('Topic'),
  'redrives to a state machine': redriveTo('StateMachine'),
  'redrives to a Firehose stream': (context) =>
    redriveToNothing(context, streamArn(context, 'firehose', 'deliverystream/none')),
  'redrives to a Kinesis stream': async (context) => {
    const { dashboard, targets } = context;
    const arn = streamArn(context, 'kinesis', 'stream/none');
    const name = `conformance-${randomUUID()}`;
    const target = { type: 'other', arn, roleArn: targets.BusRole } as const;
    const body = { name, enabled: false, cache: 'shop', targets: [target] };
    await dashboard.call(createRule, { body });
    try {
      await redriveToNothing(context, arn, name);
    } finally {
      await dashboard.call(deleteRule, { params: { name }, query: {} });
    }
  },
} satisfies Record<string, Check>;
