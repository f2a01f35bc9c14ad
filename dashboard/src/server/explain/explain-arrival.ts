import type { Gaps } from '@momento-gateway/api/observation/gaps';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import { readGaps } from '../activity/read-gaps.ts';
import { explainError } from '../aws/explain-error.ts';
import { describeRefusal } from '../refusals/describe-refusal.ts';
import { isRefusal } from '../refusals/refusal.ts';
import type { StoredWebhook } from '../webhooks/stored-webhook.ts';
import { checkAtMomento } from './check-at-momento.ts';
import type { ExplainContext } from './explain-context.ts';
import { findLoggedCalls } from './find-logged-calls.ts';
import type { Subject } from './find-subject.ts';
import { formatTime, type JudgedHop, stopAt, toHop, webhookStep } from './hop.ts';

/** Calls with a wrong signature so near to a missing message may have brought it. */
const NEAR_MS = 2 * 60_000;

/** Whether the gateway's log has a call that brought the event; if not, what may have become of it. */
export async function explainArrival(
  context: ExplainContext,
  subject: Subject,
): Promise<JudgedHop> {
  const { call, webhook, namesakeCount } = subject;
  if (call !== undefined) {
    const { line, at } = call;
    const facts = {
      'Request id': line.requestId,
      Logged: formatTime(at),
      'HTTP status': line.status,
      'Sequence number': line.sequenceNumber,
      'Older calls with this number, of other messages': namesakeCount || undefined,
    };
    return { hop: toHop('arrival', 'passed', 'The call reached the gateway.', { facts }) };
  }
  if (webhook !== undefined && !isKnownToArrive(subject)) {
    if (canBeLookedFor(subject)) return explainAbsence(context, subject, webhook);
    const sentence = 'Whether it came is not known: the message has neither a number nor a time.';
    return { hop: toHop('arrival', 'unknown', sentence) };
  }
  const sentence =
    context.config.logGroupName === undefined
      ? 'How it reached the gateway is not known: the dashboard has no log group (LOG_GROUP_NAME).'
      : 'The gateway’s log of the last seven days has no call that brought it, as far as this tenant may see.';
  return { hop: toHop('arrival', 'unknown', sentence) };
}

/** It has a failure, or EventBridge's own id: it was on the way behind the gateway. */
function isKnownToArrive({ failure, pasted, asked }: Subject): boolean {
  return failure !== undefined || (pasted?.eventId ?? asked.eventId) !== undefined;
}

function canBeLookedFor({ asked, pasted }: Subject): boolean {
  return (asked.webhookId ?? pasted?.sequenceNumber ?? pasted?.publishedAt) !== undefined;
}

async function explainAbsence(
  context: ExplainContext,
  subject: Subject,
  webhook: StoredWebhook,
): Promise<JudgedHop> {
  const { config } = context;
  const { webhookId, name, enabled } = webhook;
  if (config.logGroupName === undefined) {
    const sentence =
      'Whether it came is not known: the dashboard has no log group (LOG_GROUP_NAME).';
    return { hop: toHop('arrival', 'unknown', sentence) };
  }
  const number = subject.asked.sequenceNumber ?? subject.pasted?.sequenceNumber;
  const gaps = await readGapsOf(context, webhookId);
  const gap = typeof gaps === 'object' ? findGap(gaps, subject, number) : undefined;
  const about = subject.asked.at ?? subject.pasted?.publishedAt ?? gap?.publishedAfter;
  const unverified = about === undefined ? 0 : await countUnverified(context, webhookId, about);
  const atMomento = await checkAtMomento(context, subject, webhook);
  const what = number === undefined ? 'No call' : `No verified call for message ${number}`;
  const during =
    gap && `, between ${formatTime(gap.publishedAfter)} and ${formatTime(gap.publishedBefore)}`;
  const sentence = `${what} of the webhook ${name} reached the gateway${during ?? ''}${atMomento?.because ?? ''}.`;
  const facts = {
    'Missing numbers': gap && (gap.from === gap.to ? gap.from : `${gap.from} to ${gap.to}`),
    'Sequence numbers': typeof gaps === 'string' ? gaps : describeGaps(gaps, gap, number),
    'Calls with a wrong signature near it': unverified || undefined,
    'URL as registered': config.functionUrl && webhookUrl(config.functionUrl, webhookId),
    'The webhook here': enabled ? 'enabled' : 'disabled',
    'At Momento': atMomento?.fact,
  };
  const nextSteps = [
    {
      text: 'Compare the URL as registered with the one at Momento: one that is mistyped there brings no call.',
    },
    webhookStep('See which messages of the webhook are missing', webhookId, 'gaps'),
    ...(unverified > 0
      ? [
          webhookStep(
            'See the calls with a wrong signature: the message may be one of them',
            webhookId,
            'activity',
          ),
        ]
      : []),
  ];
  return stopAt('arrival', 'never-arrived', sentence, { facts, nextSteps });
}

async function readGapsOf(context: ExplainContext, webhookId: string): Promise<Gaps | string> {
  try {
    const input = { params: { webhookId }, query: undefined, body: undefined };
    const gaps = await readGaps(context, input);
    return isRefusal(gaps) ? describeRefusal(gaps).detail : gaps;
  } catch (error) {
    return explainError(error, context.logUnexpected);
  }
}

/** By its number, and when numbers have restarted by its time; without a number by the time alone. */
function findGap({ gaps }: Gaps, { asked, pasted }: Subject, number: number | undefined) {
  const time = asked.at ?? pasted?.publishedAt;
  return gaps.find(({ from, to, publishedAfter, publishedBefore }) => {
    const isInTime = time === undefined || (publishedAfter <= time && time <= publishedBefore);
    if (number === undefined) return time !== undefined && isInTime;
    return from <= number && number <= to && isInTime;
  });
}

function describeGaps(
  { seenCount, missingCount }: Gaps,
  gap: Gaps['gaps'][number] | undefined,
  number: number | undefined,
): string | undefined {
  if (seenCount === 0) return 'The log has no numbered call of this webhook.';
  if (gap !== undefined) return `${missingCount} missing of those that can be compared`;
  return number === undefined
    ? undefined
    : 'It is in no gap: it is newer than three minutes, after the last number that came, or before the first.';
}

async function countUnverified(context: ExplainContext, webhookId: string, at: number) {
  const condition = `$.webhookId = "${webhookId}" && $.reason = "wrong-signature"`;
  const span = { from: Math.max(0, at - NEAR_MS), to: at + NEAR_MS };
  return (await findLoggedCalls(context, condition, span, 1_000)).length;
}
