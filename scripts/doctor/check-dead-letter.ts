import { ListTargetsByRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { deleteFailures, listFailures } from '@momento-gateway/api/failures/failure-operations';
import { sendTestEvent } from '@momento-gateway/api/webhooks/webhook-operations';
import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { type Canary, waitFor } from './canary.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';

const EVERY_MS = 1_000;
/** A dead letter can come after the rule is gone. */
const LATE_MS = 5_000;

/**
 * Makes the queue of a live events viewer deny every event, and the gateway's dead-letter queue that of
 * its rule. A viewer, because a dashboard and `npm run destroy` remove it if this process is killed.
 *
 * @returns false when it cannot be done, after a finding.
 */
export async function* denyTarget(
  canary: Canary,
  viewerId: string,
  cleaning: (() => Promise<unknown>)[],
): AsyncGenerator<Finding, boolean> {
  const { events, sqs, gateway } = canary.target;
  const name = `${VIEWER_NAME_PREFIX}${viewerId}`;
  const rule = { EventBusName: gateway.bus.name, Rule: name };
  if (gateway.deadLetterQueue.url === undefined || !gateway.deadLetterQueue.found) return false;
  try {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [DENY] });
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: gateway.deadLetterQueue.url,
        AttributeNames: ['All'],
      }),
    );
    const { Targets = [] } = await events.send(new ListTargetsByRuleCommand(rule));
    const DeadLetterConfig = { Arn: Attributes?.['QueueArn'] };
    const changed = Targets.map((target) => ({ ...target, DeadLetterConfig }));
    // Before the rule can have one. The rule is removed first: steps run the newest first.
    cleaning.splice(-1, 0, () => removeDeadLetters(canary));
    const { FailedEntries: [failed] = [] } = await events.send(
      new PutTargetsCommand({ ...rule, Targets: changed }),
    );
    if (failed === undefined) return true;
    yield unknown(`Canary: the dead-letter queue is not checked. ${failed.ErrorMessage ?? ''}`);
  } catch (error) {
    yield unknown(`Canary: the dead-letter queue is not checked. ${(error as Error).message}`);
  }
  return false;
}

const DENY = { Effect: 'Deny', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' };

/** Waits until EventBridge has put the denied event into the dead-letter queue. */
export async function checkDeadLetter(
  canary: Canary,
  { arrivalMs, resendMs }: { readonly arrivalMs: number; readonly resendMs: number },
): Promise<Finding> {
  const { target, webhookId, startedAt } = canary;
  let sentAt = target.now();
  const isThere = await waitFor(canary, { forMs: arrivalMs, everyMs: EVERY_MS }, async () => {
    if (await hasDeadLetter(canary)) return true;
    if (target.now() - sentAt >= resendMs) {
      sentAt = target.now();
      await target.api(sendTestEvent, { params: { webhookId }, body: {} });
    }
    return false;
  });
  return isThere
    ? ok(
        `Canary: an event that its target denied is in the dead-letter queue after ${target.now() - startedAt} ms. It is deleted; the alarm DeadLetters may notify of it`,
      )
    : wrong(
        `Canary: an event that its target denied is not in the dead-letter queue within ${arrivalMs / 1000} s`,
        'Check the policy of the dead-letter queue (above). Events that a target does not accept are lost.',
      );
}

function choose({ detailType }: Canary) {
  const token = { property: 'detailType', operator: '=', value: detailType } as const;
  return { operation: 'and', tokens: [token] } as const;
}

async function hasDeadLetter(canary: Canary): Promise<boolean> {
  const filter = JSON.stringify(choose(canary));
  const { total } = await canary.target.api(listFailures, { query: { filter, limit: 1 } });
  return total > 0;
}

/** Also those that arrive a moment later; nothing else has the canary's detail-type. */
async function removeDeadLetters(canary: Canary): Promise<void> {
  const { api, now, sleep } = canary.target;
  const deadline = now() + LATE_MS;
  const filter = { operation: 'and' as const, tokens: [...choose(canary).tokens] };
  do {
    if (await hasDeadLetter(canary)) await api(deleteFailures, { body: { filter } });
    await sleep(EVERY_MS);
  } while (now() < deadline);
  if (await hasDeadLetter(canary)) throw new Error('A dead letter of the canary is still there.');
}
