import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import type { StoredWebhook } from '../webhooks/stored-webhook.ts';
import { checkAtMomento } from './check-at-momento.ts';
import { describeSpan, wasSearched } from './describe-search.ts';
import type { ExplainContext } from './explain-context.ts';
import { ACCEPTED_MS, numberOf } from './find-calls.ts';
import { describeGaps, findGap, readGapsOf } from './find-gap.ts';
import type { LogSpan } from './find-logged-calls.ts';
import type { Subject } from './find-subject.ts';
import { countUnverified, type Unverified } from './find-unverified.ts';
import { formatTime, type JudgedHop, stopAt, unknownAt, webhookStep } from './hop.ts';
import { doubtDelay, listDoubts } from './list-doubts.ts';

/** What is said of a message of which no call was found: that it never came only when that is certain. */
export async function explainAbsence(
  context: ExplainContext,
  subject: Subject,
  webhook: StoredWebhook,
): Promise<JudgedHop> {
  const { webhookId, name, enabled } = webhook;
  const { asked, pasted, search } = subject;
  const number = numberOf({ asked, pasted });
  const gaps = await readGapsOf(context, webhookId);
  const gap = typeof gaps === 'object' ? findGap(gaps, subject, number) : undefined;
  const time = asked.at ?? pasted?.publishedAt;
  const during = gap
    ? { from: gap.publishedAfter, to: gap.publishedBefore }
    : time === undefined
      ? undefined
      : { from: time - ACCEPTED_MS, to: time + ACCEPTED_MS };
  const unverified = during && (await countUnverified(context, webhookId, during));
  const doubts = [
    // Numbers before and after it came, and the log was read in between.
    ...(gap === undefined || during === undefined
      ? await listDoubts(context, search, during)
      : doubtDelay(context, during)),
    ...doubtUnverified(unverified),
  ];
  const atMomento = await checkAtMomento(context, subject, webhook);
  const because = atMomento?.because ?? '';
  const what = `${number === undefined ? 'No call' : `No verified call for message ${number}`} of the webhook ${name}`;
  const facts = {
    'Missing numbers': gap && (gap.from === gap.to ? gap.from : `${gap.from} to ${gap.to}`),
    'Sequence numbers': typeof gaps === 'string' ? gaps : describeGaps(gaps, gap, number),
    'Calls near it that could not be verified': unverified?.count || undefined,
    'URL as registered':
      context.config.functionUrl && webhookUrl(context.config.functionUrl, webhookId),
    'The webhook here': enabled ? 'enabled' : 'disabled',
    'At Momento': atMomento?.fact,
  };
  const nextSteps = listSteps(webhookId, unverified?.count ?? 0);
  if (doubts.length > 0 || during === undefined) {
    const where =
      search && wasSearched(search) ? ` in the gateway’s log ${describeSpan(search)}` : '';
    const sentence = `${what} was found${where}${because}. It may have come nevertheless, because ${doubts.join('; and because ')}.`;
    return unknownAt('arrival', 'not-found', sentence, { facts, nextSteps });
  }
  const sentence = `${what} reached the gateway, ${describeTime(during)}${because}.`;
  return stopAt('arrival', 'never-arrived', sentence, { facts, nextSteps });
}

function describeTime({ from, to }: LogSpan): string {
  return `between ${formatTime(from)} and ${formatTime(to)}`;
}

/** A call that was held may have been verified since, and its log line does not say which message it was. */
function doubtUnverified(unverified: Unverified | undefined): readonly string[] {
  if (unverified === undefined) return [];
  const { heldCount, isWhole } = unverified;
  return [
    ...(heldCount > 0
      ? [
          `${heldCount} of the calls near it ${heldCount === 1 ? 'was' : 'were'} held, and may have brought it`,
        ]
      : []),
    ...(isWhole ? [] : ['not all calls near it that could not be verified were looked at']),
  ];
}

function listSteps(webhookId: string, unverifiedCount: number) {
  return [
    {
      text: 'Compare the URL as registered with the one at Momento: one that is mistyped there brings no call.',
    },
    webhookStep('See which messages of the webhook are missing', webhookId, 'gaps'),
    ...(unverifiedCount > 0
      ? [
          webhookStep(
            'See the calls that could not be verified: the message may be one of them',
            webhookId,
            'activity',
          ),
        ]
      : []),
  ];
}
