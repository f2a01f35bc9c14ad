import {
  DeleteRuleCommand,
  type EventBridgeClient,
  ListTargetsByRuleCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand, GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { isAwsError, isQueueGone } from '@momento-gateway/shared/is-aws-error';

/** Removes a rule with its targets; one that is gone is no error. @throws Error otherwise. */
export async function removeRule(
  events: EventBridgeClient,
  EventBusName: string,
  name: string,
): Promise<void> {
  const rule = { EventBusName, Rule: name };
  try {
    const { Targets = [] } = await events.send(new ListTargetsByRuleCommand(rule));
    if (Targets.length > 0) {
      const Ids = Targets.map(({ Id }) => Id ?? '');
      const { FailedEntries = [] } = await events.send(new RemoveTargetsCommand({ ...rule, Ids }));
      const [failed] = FailedEntries;
      if (failed !== undefined) {
        throw new Error(`The targets of the rule ${name} stay: ${failed.ErrorMessage}`);
      }
    }
    await events.send(new DeleteRuleCommand({ EventBusName, Name: name }));
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
  }
}

/** Removes the rule of a page of live events, and its queue. */
export async function removeViewer(
  { events, sqs }: { readonly events: EventBridgeClient; readonly sqs: SQSClient },
  busName: string,
  name: string,
): Promise<void> {
  await removeRule(events, busName, name);
  try {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  } catch (error) {
    if (!isQueueGone(error)) throw error;
  }
}
