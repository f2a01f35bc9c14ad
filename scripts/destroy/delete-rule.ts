import {
  DeleteRuleCommand,
  type EventBridgeClient,
  ListTargetsByRuleCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand, GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { isAwsError, isQueueGone } from '@momento-gateway/shared/is-aws-error';

/** Deletes a rule that was created elsewhere, and its targets. That it is deleted already is not an error. */
export async function deleteForeignRule(
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
        throw new Error(`Could not remove the targets of the rule ${name}: ${failed.ErrorMessage}`);
      }
    }
    await events.send(new DeleteRuleCommand({ EventBusName, Name: name }));
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
  }
}

/** Deletes a live events viewer. The rule goes last: without it, a second run would not find the queue. */
export async function deleteViewer(
  { events, sqs }: { readonly events: EventBridgeClient; readonly sqs: SQSClient },
  busName: string,
  name: string,
): Promise<void> {
  try {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  } catch (error) {
    if (!isQueueGone(error)) throw error;
  }
  await deleteForeignRule(events, busName, name);
}
