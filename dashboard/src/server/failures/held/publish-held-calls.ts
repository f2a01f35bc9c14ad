import { HELD_CALL_OBJECTIONS, judgeHeldCall } from '@momento-gateway/shared/judge-held-call';
import pMap from 'p-map';
import { explainError } from '../../aws/explain-error.ts';
import { untilAborted } from '../../aws/until-aborted.ts';
import { explainRefusal } from '../../refusals/describe-refusal.ts';
import { isRefusal } from '../../refusals/refusal.ts';
import { readOwnSecret } from '../../webhooks/own-secret.ts';
import type { WebhooksContext } from '../../webhooks/webhook-index.ts';
import { BYTE_TOOLS } from '../queue/byte-tools.ts';
import type { HeldCall } from '../queue/stored-message.ts';
import { failAll, putEntries, type ToPut } from '../redrive/put-entries.ts';

const PARALLEL_SECRETS = 5;

/** Tells what may be published of a call, or why nothing may. */
type Judge = (held: HeldCall) => ToPut | string;

/**
 * Verifies held calls with the signing secrets that are stored now, and puts those that are authentic
 * on the tenant's bus in the order they are given in.
 *
 * @returns for each call that is not on the bus, why.
 */
export async function publishHeldCalls(
  context: WebhooksContext,
  held: readonly HeldCall[],
  abortSignal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (held.length === 0) return new Map();
  const { config, findBus, logUnexpected } = context;
  try {
    // EventBridge takes events for a bus that does not exist, and they are gone.
    const bus = await untilAborted(findBus(config.busName), abortSignal);
    if (bus === undefined) return failAll(held, `There is no event bus “${config.busName}”.`);
    const judges = await untilAborted(prepareJudges(context, held), abortSignal);
    const judged = held.map(
      (one) => [one.id, judges.get(one.call.webhookId)?.(one) ?? ''] as const,
    );
    const refused = judged.flatMap(([id, judgement]) =>
      typeof judgement === 'string' ? [[id, judgement] as const] : [],
    );
    const verified = judged.flatMap(([, judgement]) =>
      typeof judgement === 'string' ? [] : [judgement],
    );
    return new Map([...refused, ...(await putEntries(context, verified, abortSignal, 1))]);
  } catch (error) {
    return failAll(held, explainError(error, logUnexpected));
  }
}

/** By webhook. A secret that cannot be read costs the calls of no other webhook. */
async function prepareJudges(
  context: WebhooksContext,
  held: readonly HeldCall[],
): Promise<ReadonlyMap<string, Judge>> {
  const ids = [...new Set(held.map(({ call }) => call.webhookId))];
  const prepare = async (webhookId: string) => {
    const judge = await prepareJudge(context, webhookId).catch((error: unknown) => {
      const why = explainError(error, context.logUnexpected);
      return () => why;
    });
    return [webhookId, judge] as const;
  };
  return new Map(await pMap(ids, prepare, { concurrency: PARALLEL_SECRETS }));
}

async function prepareJudge(context: WebhooksContext, webhookId: string): Promise<Judge> {
  // From Secrets Manager itself, and only of this tenant: the index may be minutes old.
  const read = await readOwnSecret(context, webhookId);
  if (isRefusal(read)) {
    const why =
      read.refusal === 'webhook-not-found'
        ? 'Its webhook is not registered. It is not published.'
        : explainRefusal(read);
    return () => why;
  }
  return ({ id, call }) => {
    const judged = judgeHeldCall(call, read.secret, context.config.busName, BYTE_TOOLS);
    return 'objection' in judged
      ? HELD_CALL_OBJECTIONS[judged.objection]
      : { id, entry: judged.entry };
  };
}
