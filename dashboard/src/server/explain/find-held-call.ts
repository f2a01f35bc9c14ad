import type { Failure } from '@momento-gateway/api/failures/failure';
import type { KnownFailure } from '../failures/queue/failure-memory.ts';
import type { ExplainContext } from './explain-context.ts';
import type { LoggedCall } from './find-logged-calls.ts';
import { lookNow } from './look-now.ts';

/** Numbers restart: a call so far from the time that is asked for is of another message. */
const HOUR_MS = 60 * 60_000;

/** What the held queue says of a call. */
export interface HeldLook {
  /** The call, when it is in the queue now. */
  readonly call?: Failure | undefined;
  /** Why it may be there although it was not seen. */
  readonly problem?: string | undefined;
}

/** Looks for a call of which the log says that it was held. */
export function findHeldCall(context: ExplainContext, { at, line }: LoggedCall): Promise<HeldLook> {
  return find(context, at, ({ failure }) => failure.requestId === line.requestId);
}

/** The log line of a call that was not verified has no number: only the held queue has it. */
export function findHeldMessage(
  context: ExplainContext,
  { webhookIds, number, at, publishedAt }: MessageOf,
): Promise<HeldLook> {
  return find(
    context,
    publishedAt ?? 0,
    ({ failure, sequenceNumber }) =>
      sequenceNumber === number &&
      webhookIds.includes(failure.webhookId ?? '') &&
      (at === undefined || Math.abs(failure.failedAt - at) <= HOUR_MS) &&
      (publishedAt === undefined || failure.publishedAt === publishedAt),
  );
}

interface MessageOf {
  readonly webhookIds: readonly string[];
  readonly number: number;
  /** About when it came, and when it was published: ms since the epoch, where that is known. */
  readonly at: number | undefined;
  readonly publishedAt: number | undefined;
}

/** @returns the newest of several, which a forger may have sent. */
async function find(
  context: ExplainContext,
  since: number,
  isIt: (known: KnownFailure) => boolean,
): Promise<HeldLook> {
  const { seen, problem } = await lookNow(context.held, context, since);
  const call = seen.find(isIt)?.failure;
  return call === undefined ? { problem } : { call };
}
