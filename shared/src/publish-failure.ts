import type { BusEntry } from './bus-entry.ts';
import { countMembers } from './count-members.ts';
import { detailTypeOf } from './detail-type.ts';
import { escapeNoncharacters } from './escape-noncharacters.ts';
import { EVENT_SOURCE } from './event-source.ts';
import { FAILURE_REASONS, type FailureReason } from './failure-reason.ts';
import { isWebhookId } from './webhook-id.ts';

/** An authentic event that the bus did not take, as it lies in the parked queue. Times: epoch ms. */
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
 * that it neither grows by quoting nor changes by being parsed; `entry` is the rest of the entry.
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

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
/** A time that a date can hold. */
const isTime: Check = (value) => isCount(value) && (value as number) <= 8.64e15;

const HEAD = {
  v: (value) => value === 1,
  kind: (value) => value === 'publish',
  reason: (value) => FAILURE_REASONS.includes(value as FailureReason),
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
 * Reads a stored message as what it is: input. Every field is checked, the event is Momento's, its
 * detail-type that of the named topic, and its detail an object of that cache and topic, neither
 * named twice. Never throws.
 *
 * @returns undefined when the text is not a publish failure.
 */
export function parsePublishFailure(text: string): PublishFailure | undefined {
  // Before the detail, a quote inside a value is always escaped: the first match is the key itself.
  const split = text.indexOf(DETAIL_KEY);
  if (split === -1 || !text.endsWith('}')) return undefined;
  const head = pick(HEAD, parseObject(`${text.slice(0, split)}}`));
  if (head === undefined) return undefined;
  const entry = pick(ENTRY, head.all['entry']);
  if (entry === undefined) return undefined;
  const failure = head.picked as unknown as Omit<PublishFailure, 'entry'>;
  const { cache, topic } = failure;
  const Detail = text.slice(split + DETAIL_KEY.length, -1);
  if (entry.picked['DetailType'] !== detailTypeOf(cache, topic)) return undefined;
  if (!isDetailOf(Detail, cache, topic)) return undefined;
  return { ...failure, entry: { ...entry.picked, Detail } as unknown as BusEntry };
}

/** The named fields of an object, all of which must be right; what else it has stays behind. */
function pick(checks: Readonly<Record<string, Check>>, value: unknown) {
  if (typeof value !== 'object' || value === null) return undefined;
  const all = value as Readonly<Record<string, unknown>>;
  const picked: Record<string, unknown> = {};
  for (const [name, isRight] of Object.entries(checks)) {
    if (!Object.hasOwn(all, name) || !isRight(all[name])) return undefined;
    picked[name] = all[name];
  }
  return { all, picked };
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

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
