import type { DeliverToLogGroup } from '../../cloudwatch-logs/deliver-to-log-group.ts';
import type { Account } from '../../core/aws-service.ts';
import type { PublishToTopic } from '../../sns/publish-to-topic.ts';
import type { DeliverToQueue } from '../../sqs/deliver-to-queue.ts';
import { parseResourceArn } from '../resource-arn.ts';
import type { BusStore } from '../store/bus-store.ts';
import type { Delivery, DeliveryErrorCode, DeliveryFailure, DeliveryResult } from './delivery.ts';
import type { EnqueueDeliveries } from './enqueue-deliveries.ts';
import { readDynamicValue } from './read-dynamic-value.ts';
import { renderDelivery } from './render-delivery.ts';
import { readTargetKind } from './target-kind.ts';

/** Stops events that buses send in a circle. */
const MAX_BUS_HOPS = 5;

export interface InProcessTargets {
  readonly account: Account;
  readonly buses: BusStore;
  readonly enqueueDeliveries: EnqueueDeliveries;
  readonly deliverToQueue: DeliverToQueue;
  readonly deliverToLogGroup: DeliverToLogGroup;
  readonly publishToTopic: PublishToTopic;
}

/** Delivers to targets within this process. Call this in a transaction. */
export function deliverInProcess(targets: InProcessTargets, delivery: Delivery): DeliveryResult {
  const target = readTargetKind(delivery.target.Arn);
  switch (target.kind) {
    case 'queue':
      return sendToQueue(targets, delivery);
    case 'topic':
      return sendToTopic(targets, delivery);
    case 'bus':
      return sendToBus(targets, delivery);
    case 'log-group':
      return sendToLogGroup(targets, delivery, target.logGroupName);
    case 'function':
    case 'api-destination':
      return fail('INTERNAL_ERROR', 'A remote target cannot be called in a transaction.');
    case 'unsupported':
      return fail('NO_RESOURCE', `Local AWS has no targets of the service "${target.service}".`);
  }
}

function sendToQueue(targets: InProcessTargets, delivery: Delivery): DeliveryResult {
  const rendered = renderDelivery(delivery, Infinity);
  if ('errorCode' in rendered) return rendered;
  const groupId = delivery.target.SqsParameters?.MessageGroupId;
  const outcome = targets.deliverToQueue({
    queueArn: delivery.target.Arn,
    body: rendered.input,
    groupId: groupId && readDynamicValue(delivery.event, groupId),
    principal: 'events.amazonaws.com',
    sourceArn: delivery.ruleArn,
  });
  if (typeof outcome === 'object') {
    return fail('INVALID_PARAMETER', `The queue does not accept the message: ${outcome.refusal}`);
  }
  switch (outcome) {
    case 'delivered':
      return 'delivered';
    case 'no-queue':
      return fail('NO_RESOURCE', `The queue ${delivery.target.Arn} does not exist.`);
    case 'no-permission':
      return fail(
        'NO_PERMISSIONS',
        'The queue policy, or the key that encrypts the queue, does not allow EventBridge to send.',
      );
  }
}

function sendToTopic(targets: InProcessTargets, delivery: Delivery): DeliveryResult {
  const rendered = renderDelivery(delivery, Infinity);
  if ('errorCode' in rendered) return rendered;
  const outcome = targets.publishToTopic({
    topicArn: delivery.target.Arn,
    message: rendered.input,
    principal: 'events.amazonaws.com',
  });
  switch (outcome) {
    case 'delivered':
      return 'delivered';
    case 'no-topic':
      return fail('NO_RESOURCE', `The topic ${delivery.target.Arn} does not exist.`);
    case 'no-permission':
      return fail('NO_PERMISSIONS', 'The topic policy does not allow EventBridge to publish.');
    case 'too-long':
      return fail('INVALID_PARAMETER', 'The message is empty, or too long for a topic.');
  }
}

/** A bus gets the event itself, whatever the target's input. */
function sendToBus(targets: InProcessTargets, delivery: Delivery): DeliveryResult {
  const resource = parseResourceArn(targets.account, delivery.target.Arn);
  if (resource?.kind !== 'bus' || targets.buses.find(resource.busName) === undefined) {
    return fail('NO_RESOURCE', `The event bus ${delivery.target.Arn} does not exist.`);
  }
  if (delivery.hops >= MAX_BUS_HOPS) {
    return fail(
      'RESOURCE_LIMIT_EXCEEDED',
      `The event has been sent on by ${MAX_BUS_HOPS} buses in a row.`,
    );
  }
  targets.enqueueDeliveries(resource.busName, delivery.event, delivery.hops + 1);
  return 'delivered';
}

function sendToLogGroup(
  targets: InProcessTargets,
  delivery: Delivery,
  logGroupName: string,
): DeliveryResult {
  const rendered = renderDelivery(delivery);
  if ('errorCode' in rendered) return rendered;
  const outcome = targets.deliverToLogGroup({
    logGroupName,
    message: rendered.input,
    principal: 'events.amazonaws.com',
    sourceArn: delivery.ruleArn,
  });
  switch (outcome) {
    case 'delivered':
      return 'delivered';
    case 'no-log-group':
      return fail('NO_RESOURCE', `The log group ${logGroupName} does not exist.`);
    case 'no-permission':
      return fail(
        'NO_PERMISSIONS',
        'No resource policy allows EventBridge to write to the log group.',
      );
  }
}

function fail(errorCode: DeliveryErrorCode, errorMessage: string): DeliveryFailure {
  return { errorCode, errorMessage, isRetryable: false };
}
