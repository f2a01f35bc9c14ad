import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import type { RedriveResult } from '@momento-gateway/api/failures/redrive';
import type { BaseContext } from '../../base-context.ts';
import { isRefusal, type Refusal } from '../../refusals/refusal.ts';
import type { WithStack } from '../../stack-context.ts';
import type { WebhookIndex } from '../../webhooks/webhook-index.ts';
import type { FailureList } from '../failure-list.ts';
import type { StoredMessage } from '../queue/stored-message.ts';
import { publishAgain } from './publish-again.ts';
import { type RedriveEnd, toRedriveResult } from './redrive-results.ts';
import { createResend } from './resend-to-target.ts';

export type RedriveContext = BaseContext &
  WithStack & {
    readonly webhooks: WebhookIndex;
    readonly failures: FailureList;
    /** How long a redrive may take to send messages that it holds for 90 s, ms. */
    readonly sendMaxMs: number;
  };

interface RedriveOptions {
  /** Called after each round of messages. */
  readonly onResults?: (results: readonly RedriveResult[]) => void;
  /** How many are sent in a second at most. */
  readonly perSecond?: number | undefined;
  /** True from when on nothing more is sent. */
  readonly isStopped?: () => boolean;
}

/** Sends the chosen failures again and removes those that were taken. */
export async function redriveChosen(
  context: RedriveContext,
  choice: FailureChoice,
  { onResults, ...limits }: RedriveOptions = {},
): Promise<RedriveEnd | Refusal> {
  const resend = createResend(context);
  const report = await context.failures.work(choice, {
    ...limits,
    action: 'redrive',
    act: async (messages) => {
      // What is sent has to be removed while nobody else can take it.
      const abortSignal = AbortSignal.timeout(context.sendMaxMs);
      const failed = await Promise.all([
        publishAgain(
          context,
          messages.filter((message) => message.kind === 'publish'),
          abortSignal,
        ),
        resend(
          messages.filter((message) => message.kind === 'delivery'),
          abortSignal,
        ),
        explainUnreadable(messages),
      ]);
      return new Map(failed.flatMap((errors) => [...errors]));
    },
    onResults: (round) => onResults?.(round.map(toRedriveResult)),
  });
  return isRefusal(report) ? report : { ...report, results: report.results.map(toRedriveResult) };
}

function explainUnreadable(messages: readonly StoredMessage[]): ReadonlyMap<string, string> {
  return new Map(
    messages.flatMap((message) =>
      message.kind === 'unreadable' ? [[message.id, message.why] as const] : [],
    ),
  );
}
