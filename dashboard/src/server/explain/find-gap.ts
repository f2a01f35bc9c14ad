import type { Gaps } from '@momento-gateway/api/observation/gaps';
import { readGaps } from '../activity/read-gaps.ts';
import { explainError } from '../aws/explain-error.ts';
import { describeRefusal } from '../refusals/describe-refusal.ts';
import { isRefusal } from '../refusals/refusal.ts';
import type { ExplainContext } from './explain-context.ts';
import type { Subject } from './find-subject.ts';

/** What the numbers of a webhook say, or why they are not known. */
export async function readGapsOf(
  context: ExplainContext,
  webhookId: string,
): Promise<Gaps | string> {
  try {
    const input = { params: { webhookId }, query: undefined, body: undefined };
    const gaps = await readGaps(context, input);
    return isRefusal(gaps) ? describeRefusal(gaps).detail : gaps;
  } catch (error) {
    return explainError(error, context.logUnexpected);
  }
}

/** By its number, and when numbers have restarted by its time; without a number by the time alone. */
export function findGap({ gaps }: Gaps, { asked, pasted }: Subject, number: number | undefined) {
  const time = asked.at ?? pasted?.publishedAt;
  return gaps.find(({ from, to, publishedAfter, publishedBefore }) => {
    const isInTime = time === undefined || (publishedAfter <= time && time <= publishedBefore);
    if (number === undefined) return time !== undefined && isInTime;
    return from <= number && number <= to && isInTime;
  });
}

export function describeGaps(
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
