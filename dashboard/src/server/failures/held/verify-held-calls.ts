import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import {
  countRedriveResults,
  type Redrive,
  type RedriveResult,
} from '@momento-gateway/api/failures/redrive';
import { explainError } from '../../aws/explain-error.ts';
import { nameStarter, type Starter, type WithStarter } from '../../callers/name-starter.ts';
import type { Handler } from '../../handler.ts';
import { explainRefusal } from '../../refusals/describe-refusal.ts';
import { isRefusal, type Refusal } from '../../refusals/refusal.ts';
import type { WebhooksContext } from '../../webhooks/webhook-index.ts';
import type { FailureList } from '../failure-list.ts';
import type { StoredMessage } from '../queue/stored-message.ts';
import { countChosen, describeChoice } from '../redrive/choice-of-redrive.ts';
import type { RedriveJobs } from '../redrive/redrive-jobs.ts';
import { type RedriveEnd, toRedriveResult } from '../redrive/redrive-results.ts';
import { publishHeldCalls } from './publish-held-calls.ts';

/** Forgers can fill the queue: more than this is not gone through at once. */
const SEEN_MAX = 100_000;

/** Of calls that are not published, so many are told one by one. */
const TOLD_MAX = 1_000;

export type VerifyContext = WebhooksContext & {
  readonly held: FailureList;
  readonly redrives: RedriveJobs;
  /** How long it may take to send messages that are held for 90 s, ms. */
  readonly sendMaxMs: number;
};

export interface VerifyOptions extends Starter {
  readonly perSecond?: number | undefined;
  /**
   * Waits between two goes, and resolves to whether there is another one. A call may come into the
   * queue seconds after the secret that verifies it was stored.
   */
  readonly waitForMore?: ((isStopped: () => boolean) => Promise<boolean>) | undefined;
}

export const verifyHeldCalls: Handler<'verifyHeldCalls', VerifyContext & WithStarter> = async (
  context,
  { body: { eventsPerSecond, ...choice } },
) => startVerifying(context, choice, { perSecond: eventsPerSecond, ...nameStarter(context) });

/** Verifies in the background. What does not verify stays in the queue. */
export async function startVerifying(
  context: VerifyContext,
  choice: FailureChoice,
  { perSecond, waitForMore, ...starter }: VerifyOptions = {},
): Promise<{ readonly redriveId: string } | Refusal> {
  const { held, redrives, logUnexpected } = context;
  const chosen = await countChosen(held, choice);
  if (isRefusal(chosen)) return chosen;
  const facts = {
    total: chosen.total,
    of: 'held-calls' as const,
    chosen: describeChoice(choice),
    ...starter,
    ...(perSecond !== undefined && { eventsPerSecond: perSecond }),
  };
  const { redriveId } = await redrives.start(facts, async (onResults, isStopped) => {
    try {
      const end = await verifyChosen(context, choice, {
        perSecond,
        onResults,
        isStopped,
        waitForMore,
      });
      return isRefusal(end) ? { problem: explainRefusal(end) } : end;
    } catch (error) {
      return { problem: explainError(error, logUnexpected) };
    }
  });
  return { redriveId };
}

interface Running extends VerifyOptions {
  readonly onResults: (results: readonly RedriveResult[]) => void;
  readonly isStopped: () => boolean;
}

async function verifyChosen(
  context: VerifyContext,
  choice: FailureChoice,
  { perSecond, onResults, isStopped, waitForMore }: Running,
): Promise<RedriveEnd | Refusal> {
  const results: RedriveResult[] = [];
  const skipped = new Set<string>();
  let counts = countRedriveResults([]);
  for (;;) {
    const report = await context.held.work(choice, {
      action: 'verify',
      isInOrder: true,
      seenMax: SEEN_MAX,
      skipped,
      perSecond,
      isStopped,
      // What is published has to be removed while nobody else can take it.
      act: (messages) => act(context, messages, AbortSignal.timeout(context.sendMaxMs)),
      onResults: (round) => onResults(round.map(toRedriveResult)),
    });
    if (isRefusal(report)) return report;
    const told = report.results.map(toRedriveResult);
    for (const { id } of told) skipped.add(id);
    counts = addCounts(counts, countRedriveResults(told));
    results.push(...limitOthers(told, TOLD_MAX));
    const isOver = report.problem !== undefined || report.wasStopped === true;
    if (isOver || !(await waitForMore?.(isStopped))) return { ...report, results, counts };
  }
}

function limitOthers(results: readonly RedriveResult[], max: number): RedriveResult[] {
  let room = max;
  return results.filter(({ result }) => {
    if (result === 'redriven') return true;
    room -= 1;
    return room >= 0;
  });
}

function addCounts(one: Redrive['counts'], other: Redrive['counts']): Redrive['counts'] {
  const counts = { ...one };
  for (const [result, count] of Object.entries(other)) {
    counts[result as RedriveResult['result']] += count;
  }
  return counts;
}

async function act(
  context: VerifyContext,
  messages: readonly StoredMessage[],
  abortSignal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const held = messages.filter((message) => message.kind === 'held');
  const unreadable = messages.flatMap((message) =>
    message.kind === 'unreadable' ? [[message.id, message.why] as const] : [],
  );
  return new Map([...unreadable, ...(await publishHeldCalls(context, held, abortSignal))]);
}
