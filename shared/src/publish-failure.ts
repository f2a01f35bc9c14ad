import type { BusEntry } from './bus-entry.ts';
import { type Check, findWrong, isCount, isReason, isText, isTime, pick } from './check-fields.ts';
import { countMembers } from './count-members.ts';
import { detailTypeOf } from './detail-type.ts';
import { escapeNoncharacters } from './escape-noncharacters.ts';
import { EVENT_SOURCE } from './event-source.ts';
import type { FailureReason } from './failure-reason.ts';
import { parseObject } from './parse-object.ts';
import { isWebhookId } from './webhook-id.ts';

/** An authentic event that is not on the bus, as the parked queue holds it. Times: epoch ms. */
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

/** What was read from the parked queue. A later version of the gateway can have other reasons. */
export type ParkedEvent = Omit<PublishFailure, 'reason'> & { readonly reason: string };

const DETAIL_KEY = ',"detail":';

/**
 * The queue message of a failure. The event's detail is in it verbatim, as JSON and last, so that
 * quoting does not make it longer and parsing does not change it; `entry` is the rest of the entry.
 */
export function formatPublishFailure(failure: PublishFailure): string {
  const {
    entry: { Detail, ...entry },
    ...rest
  } = failure;
  return escapeNoncharacters(
    `${JSON.stringify({ ...rest, entry }).slice(0, -1)}${DETAIL_KEY}${Detail}}`,
  );
}

const HEAD = {
  v: (value) => value === 1,
  kind: (value) => value === 'publish',
  reason: isReason,
  message: isText,
  attempts: isCount,
  receivedAt: isTime,
  failedAt: isTime,
  requestId: isText,
  webhookId: (value) => typeof value === 'string' && isWebhookId(value),
  tenant: isText,
  cache: isText,
  topic: isText,
  sequenceNumber: (value) => Number.isFinite(value),
} satisfies Record<Exclude<keyof PublishFailure, 'entry'>, Check>;

const ENTRY = {
  EventBusName: isText,
  Source: (value) => value === EVENT_SOURCE,
  DetailType: isText,
  Time: isTime,
} satisfies Record<Exclude<keyof BusEntry, 'Detail'>, Check>;

/**
 * Reads a stored message as untrusted input: every field is checked, the source must be Momento, the
 * detail-type that of the cache and topic, and the detail an object that names each of them once.
 * Never throws.
 *
 * @returns undefined when the text is not a parked event.
 */
export function parsePublishFailure(text: string): ParkedEvent | undefined {
  const read = readPublishFailure(text);
  return 'wrong' in read ? undefined : read;
}

/** As `parsePublishFailure`; when it is not a parked event, `wrong` names the first invalid field. */
export function readPublishFailure(text: string): ParkedEvent | { readonly wrong: string } {
  // Before the detail, a quote inside a value is always escaped: the first match is the key itself.
  const split = text.indexOf(DETAIL_KEY);
  if (split === -1 || !text.endsWith('}')) return { wrong: 'detail' };
  const head = parseObject(`${text.slice(0, split)}}`);
  const { entry } = head ?? {};
  const wrong = findWrong(HEAD, head) ?? findWrong(ENTRY, entry, 'entry.');
  if (wrong !== undefined) return { wrong };
  const failure = pick(HEAD, head) as unknown as Omit<ParkedEvent, 'entry'>;
  const { cache, topic } = failure;
  const Detail = text.slice(split + DETAIL_KEY.length, -1);
  const picked = { ...pick(ENTRY, entry), Detail } as unknown as BusEntry;
  if (picked.DetailType !== detailTypeOf(cache, topic)) return { wrong: 'entry.DetailType' };
  return isDetailOf(Detail, cache, topic) ? { ...failure, entry: picked } : { wrong: 'detail' };
}

function isDetailOf(text: string, cache: string, topic: string): boolean {
  const detail = parseObject(text);
  return (
    detail !== undefined &&
    Object.hasOwn(detail, 'cache') &&
    Object.hasOwn(detail, 'topic') &&
    detail['cache'] === cache &&
    detail['topic'] === topic &&
    countMembers(text) === Object.keys(detail).length
  );
}
