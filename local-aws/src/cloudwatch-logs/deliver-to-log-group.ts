import { randomUUID } from 'node:crypto';
import { evaluatePolicy } from '../policy/evaluate-policy.ts';
import { formatLogGroupArn } from './log-group-store.ts';
import type { LogsContext } from './logs-context.ts';

/** A log event that an AWS service writes. */
export interface LogGroupDelivery {
  readonly logGroupName: string;
  readonly message: string;
  /** The service, for example `events.amazonaws.com`. */
  readonly principal: string;
  /** The source on whose behalf it writes, for example a rule's ARN. */
  readonly sourceArn: string;
}

export type LogGroupDeliveryOutcome = 'delivered' | 'no-log-group' | 'no-permission';

export type DeliverToLogGroup = (delivery: LogGroupDelivery) => LogGroupDeliveryOutcome;

/**
 * Writes as AWS does for services: a resource policy of the account must allow them to create the
 * stream and put events. Each run of the process writes to one stream of a group.
 */
export function createDeliverToLogGroup(context: LogsContext): DeliverToLogGroup {
  const streamName = randomUUID();
  return (delivery) => {
    const group = context.groups.find(delivery.logGroupName);
    if (group === undefined) return 'no-log-group';
    if (!mayWrite(context, delivery, streamName)) return 'no-permission';
    const nowMs = context.clock.now();
    if (!context.streams.has(group.name, streamName)) {
      context.streams.add(group.name, streamName, nowMs);
    }
    context.events.add(group.name, {
      streamName,
      timestamp: nowMs,
      ingestedAt: nowMs,
      message: delivery.message,
    });
    context.sweep();
    return 'delivered';
  };
}

function mayWrite(context: LogsContext, delivery: LogGroupDelivery, streamName: string): boolean {
  const groupArn = formatLogGroupArn(context.account, delivery.logGroupName);
  const policies = context.policies.list({ after: '', limit: 100 });
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: policies.flatMap(({ document }) => JSON.parse(document).Statement),
  });
  const principal = { kind: 'service', name: delivery.principal } as const;
  return ['logs:CreateLogStream', 'logs:PutLogEvents'].every(
    (action) =>
      evaluatePolicy(policy, {
        principal,
        action,
        resource: `${groupArn}:log-stream:${streamName}`,
        context: {
          'aws:sourcearn': delivery.sourceArn,
          'aws:sourceaccount': context.account.accountId,
        },
      }) === 'allow',
  );
}
