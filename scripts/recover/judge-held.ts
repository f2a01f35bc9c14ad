import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import type { StoredCall } from '@momento-gateway/shared/held-call';
import { HELD_CALL_OBJECTIONS, judgeHeldCall } from '@momento-gateway/shared/judge-held-call';
import { BYTE_TOOLS } from './byte-tools.ts';
import { readWebhook } from './judge-event.ts';
import type { RecoverGateway } from './recover-gateway.ts';

/** What becomes of a message of a held queue. */
export type Judgement =
  | { readonly entry: BusEntry }
  | { readonly objection: string }
  /** Its webhook could not be read. `isOwn`: whether the call is certainly of the tenant. */
  | { readonly unread: string; readonly isOwn: boolean }
  | 'foreign';

/** @param isStacks whether it lies in the stack's queue, and that is not the tenant's own */
export type JudgeHeld = (call: StoredCall | undefined, isStacks: boolean) => Promise<Judgement>;

/** Judges for one tenant, as the dashboard does. Each webhook is read once. */
export function createJudgeHeld(
  gateway: RecoverGateway,
  tenant: string,
  busName: string,
): JudgeHeld {
  type Read = Awaited<ReturnType<typeof readWebhook>> | Error;
  const webhooks = new Map<string, Promise<Read>>();
  const read = (webhookId: string): Promise<Read> => {
    const reading =
      webhooks.get(webhookId) ?? readWebhook(gateway, webhookId).catch((error: Error) => error);
    webhooks.set(webhookId, reading);
    return reading;
  };

  return async (call, isStacks) => {
    // What nobody can read is of the queue that it lies in.
    if (call === undefined) {
      return isStacks ? 'foreign' : { objection: 'The gateway did not write this message.' };
    }
    const { webhookId } = call;
    const isNamed = call.tenant !== undefined;
    if (isNamed && (call.tenant !== tenant || isStacks)) return 'foreign';
    const webhook = await read(webhookId);
    if (webhook instanceof Error) return { unread: webhook.message, isOwn: isNamed };
    if (webhook === 'unreadable') {
      const unread = `The secret of the webhook ${webhookId} is not a webhook’s.`;
      return { unread, isOwn: isNamed };
    }
    if (webhook === 'unregistered' || webhook.tenant !== tenant) {
      return isNamed ? { objection: 'Its webhook is not registered.' } : 'foreign';
    }
    const judged = judgeHeldCall(call, webhook, busName, BYTE_TOOLS);
    return 'entry' in judged ? judged : { objection: HELD_CALL_OBJECTIONS[judged.objection] };
  };
}
