import type { BaseContext } from '../base-context.ts';
import { type BusTags, readTime, tagBus } from './bus-tags.ts';

/** Why a tenant's bus is closed: `<id> <making|removing> <ISO time>`. Only its end opens the bus. */
export const CLOSED_TAG = 'momento-gateway:closed';

/** How what has closed the bus ended: `<id> <open|stopped>`. It says nothing of a closing with another id. */
const CLOSED_END_TAG = 'momento-gateway:closed-end';

/** A removal begins no call that deletes later than this after it has closed the bus. */
const DELETES_MS = 60_000;

/** AWS takes a request minutes after it was signed, and clocks differ: until then a delete may arrive. */
const REMOVING_MS = 10 * 60_000;

/** Why nothing can be made in a tenant now. */
export interface Closing {
  readonly id: string;
  /** `stopped`: a removal that ended before it was done, or must have died. */
  readonly state: 'making' | 'removing' | 'stopped';
  /** While `removing`, when it has ended at the latest; ms. */
  readonly endsAt: number;
}

/** What closes a bus. Its time is from before it is written, so that a late one is over sooner. */
export interface ClosingMark {
  readonly id: string;
  readonly value: string;
  readonly deleteBefore: number;
}

export function makeClosingMark(
  { newId, now }: Pick<BaseContext, 'newId' | 'now'>,
  kind: 'making' | 'removing',
): ClosingMark {
  const id = newId();
  const at = now();
  return {
    id,
    value: `${id} ${kind} ${new Date(at).toISOString()}`,
    deleteBefore: at + DELETES_MS,
  };
}

/** @returns undefined when the bus is open */
export function readClosing(tags: BusTags, now: number): Closing | undefined {
  const value = tags[CLOSED_TAG];
  if (value === undefined) return undefined;
  const [id = '', kind, time] = value.split(' ');
  const [endedId, end] = tags[CLOSED_END_TAG]?.split(' ') ?? [];
  if (endedId === id && end === 'open') return undefined;
  const endsAt = readTime(time) + REMOVING_MS;
  if (kind === 'making') return { id, state: 'making', endsAt };
  const isOver = endedId === id || endsAt <= now;
  return { id, state: isOver ? 'stopped' : 'removing', endsAt };
}

/** Closes the bus for whoever looks at it from now on. */
export const closeBus = (
  context: Pick<BaseContext, 'events'>,
  busArn: string,
  { value }: ClosingMark,
) => tagBus(context, busArn, CLOSED_TAG, value);

/** Changes nothing when the bus was closed again since. */
export const endClosing = (
  context: Pick<BaseContext, 'events'>,
  busArn: string,
  id: string,
  end: 'open' | 'stopped',
) => tagBus(context, busArn, CLOSED_END_TAG, `${id} ${end}`);
