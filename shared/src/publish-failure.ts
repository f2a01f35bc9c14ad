import type { BusEntry } from './bus-entry.ts';
import type { FailureReason } from './failure-reason.ts';

/** An authentic event that the bus did not take, as it lies in the failure queue. Times: epoch ms. */
export interface PublishFailure {
  readonly v: 1;
  readonly kind: 'publish';
  readonly reason: FailureReason;
  /** What AWS or the network said, for people. */
  readonly message: string;
  readonly attempts: number;
  readonly receivedAt: number;
  readonly failedAt: number;
  readonly requestId: string;
  readonly webhookId: string;
  readonly tenant: string;
  readonly cache: string;
  readonly topic: string;
  readonly sequenceNumber: number;
  readonly entry: BusEntry;
}

const DETAIL_KEY = ',"detail":';

/**
 * The queue message of a failure. The event's detail stands in it verbatim, as JSON and last, so
 * that it neither grows by quoting nor changes by being parsed; U+FFFE and U+FFFF, which SQS
 * refuses, are written as escapes.
 */
export function formatPublishFailure(failure: PublishFailure): string {
  const {
    entry: { Detail, ...entry },
    ...rest
  } = failure;
  const text = `${JSON.stringify({ ...rest, entry }).slice(0, -1)}${DETAIL_KEY}${Detail}}`;
  return text.replace(
    /[\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );
}

/** @returns undefined when the text is not a publish failure. */
export function parsePublishFailure(text: string): PublishFailure | undefined {
  // Before the detail, a quote inside a value is always escaped: the first match is the key itself.
  const split = text.indexOf(DETAIL_KEY);
  if (split === -1) return undefined;
  try {
    const head = JSON.parse(`${text.slice(0, split)}}`) as PublishFailure;
    const detail = text.slice(split + DETAIL_KEY.length, -1);
    JSON.parse(detail);
    if (head.v !== 1 || head.kind !== 'publish' || typeof head.entry?.DetailType !== 'string') {
      return undefined;
    }
    return { ...head, entry: { ...head.entry, Detail: detail } };
  } catch {
    return undefined;
  }
}
