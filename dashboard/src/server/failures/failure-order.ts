import type { Failure, FailureSort } from '@momento-gateway/api/failures/failure';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { compareFailures } from './queue/failure-snapshot.ts';

/** Of longer texts the beginning decides: a cursor has to fit into an address. */
const KEY_MAX_LENGTH = 64;

/** Where a failure is in a sorted list, as its cursor says it. */
interface Place {
  readonly key: string | number;
  readonly failedAt: number;
  readonly id: string;
}

const KEYS: Readonly<Record<FailureSort, (failure: Failure) => string | number>> = {
  failed: ({ failedAt }) => failedAt,
  webhook: ({ webhookName, webhookId }) => webhookName ?? webhookId ?? '',
  'detail-type': ({ detailType }) => detailType,
  kind: ({ kind }) => kind,
  reason: ({ reason }) => reason,
  target: ({ targetArn }) => targetArn?.split(/[:/]/).at(-1) ?? '',
  attempts: ({ attempts }) => attempts ?? -1,
  expires: ({ expiresAt }) => expiresAt ?? Number.MAX_SAFE_INTEGER,
};

/** The order of a list of failures; with equal values the newest is first. */
export function createFailureOrder(sort: FailureSort, order: 'asc' | 'desc') {
  const sign = order === 'asc' ? 1 : -1;
  return {
    placeOf(failure: Failure): Place {
      const key = KEYS[sort](failure);
      const { failedAt, id } = failure;
      return { key: typeof key === 'string' ? toKey(key) : key, failedAt, id };
    },
    compare(left: Place, right: Place): number {
      if (left.key === right.key) return compareFailures(left, right);
      return left.key < right.key ? -sign : sign;
    },
    writeCursor: ({ key, failedAt, id }: Place) => encodeCursor([key, failedAt, id]),
    /** @returns null when the text is no cursor of a list in this order. */
    readCursor(cursor: string): Place | null {
      const [key, failedAt, id] = decodeCursor(cursor);
      const isKey = typeof key === 'number' || typeof key === 'string';
      return isKey && typeof failedAt === 'number' && typeof id === 'string'
        ? { key, failedAt, id }
        : null;
    },
  };
}

function toKey(text: string): string {
  return text.slice(0, KEY_MAX_LENGTH).toLowerCase();
}
