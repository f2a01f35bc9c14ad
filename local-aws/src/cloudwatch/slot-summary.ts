import type { SlotPart } from './metric-store.ts';

/** All values of one time slot. */
export interface SlotSummary {
  readonly slot: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly sum: number;
  readonly count: number;
  /** In ascending order; undefined if some came as a statistic set. */
  readonly values: readonly { readonly value: number; readonly count: number }[] | undefined;
}

/**
 * One summary per slot with values. The parts of a slot must be consecutive, in ascending order.
 */
export function summarizeSlots(parts: readonly SlotPart[]): SlotSummary[] {
  const slots = Map.groupBy(parts, ({ slot }) => slot);
  return [...slots].map(([slot, ofSlot]) => summarizeSlot(slot, ofSlot));
}

function summarizeSlot(slot: number, parts: readonly SlotPart[]): SlotSummary {
  const hasSets = parts.some(({ minimum, maximum }) => minimum !== maximum);
  return {
    slot,
    minimum: parts.reduce((least, part) => Math.min(least, part.minimum), Number.POSITIVE_INFINITY),
    maximum: parts.reduce((most, part) => Math.max(most, part.maximum), Number.NEGATIVE_INFINITY),
    sum: parts.reduce((total, part) => total + part.sum, 0),
    count: parts.reduce((total, part) => total + part.count, 0),
    values: hasSets ? undefined : parts.map(({ minimum, count }) => ({ value: minimum, count })),
  };
}
