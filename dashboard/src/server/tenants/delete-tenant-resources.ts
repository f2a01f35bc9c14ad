import { DeleteEventBusCommand } from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand } from '@aws-sdk/client-sqs';
import { isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import type { BaseContext } from '../base-context.ts';
import { isOfReplay } from '../live/find-viewer.ts';
import { removeViewer } from '../live/remove-viewers.ts';
import { listAllRules } from '../rules/read-rules.ts';
import type { FoundTenant } from './describe-tenant.ts';
import { type Deadline, sendBefore } from './send-before.ts';

type Needed = Pick<BaseContext, 'events' | 'sqs' | 'config' | 'now'>;

/** A page of live events may be opened while those that were open are closed. */
const BUS_TRIES = 3;

/**
 * Deletes the queues first and the bus last: the bus tells everybody that the tenant is being removed, and
 * by it the next call finds what is left.
 *
 * @throws TooLateError, or AWS's error
 */
export async function deleteTenantResources(
  context: Needed,
  { bus, parked, deadLetters, held }: FoundTenant,
  deadline: Deadline,
): Promise<void> {
  const queues = [parked, deadLetters, held].flatMap((queue) =>
    queue.state === 'there' ? [queue] : [],
  );
  for (const { url } of queues) await deleteQueue(context, url, deadline);
  if (bus.state !== 'there') return;
  for (let tries = 1; ; tries += 1) {
    await removeViewers(context, bus.name);
    try {
      const command = new DeleteEventBusCommand({ Name: bus.name });
      await context.events.send(sendBefore(context, command, deadline));
      return;
    } catch (error) {
      const left = await listViewers(context, bus.name).catch(() => []);
      if (left.length === 0 || tries === BUS_TRIES) throw error;
    }
  }
}

async function deleteQueue(context: Needed, url: string, deadline: Deadline): Promise<void> {
  try {
    const command = new DeleteQueueCommand({ QueueUrl: url });
    await context.sqs.send(sendBefore(context, command, deadline));
  } catch (error) {
    if (!isQueueGone(error)) throw error;
  }
}

/** EventBridge deletes no bus that has rules, and pages of live events have some. */
async function removeViewers(context: Needed, busName: string): Promise<void> {
  const { events, sqs, config } = context;
  const ofTenant = { events, sqs, config: { ...config, busName } };
  for (const { Name = '', EventPattern } of await listViewers(context, busName)) {
    await removeViewer(ofTenant, Name, { isReplay: isOfReplay(EventPattern) });
  }
}

const listViewers = ({ events, config }: Needed, busName: string) =>
  listAllRules({ events, config: { ...config, busName } }, VIEWER_NAME_PREFIX);
