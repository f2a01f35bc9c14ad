import { type SweepContext, sweepAllViewers } from './sweep-viewers.ts';

/** A call of AWS, and one for each tenant, when there is no viewer. */
export const SWEEP_MS = 30_000;

/**
 * Removes viewers whose pages are gone, now and from then on, although nobody opens another one: each
 * is a rule of the bus and a queue. An error is no more than a delay.
 *
 * @param repeat does the work again and again
 * @returns when the first sweep has ended
 */
export function sweepRegularly(
  context: SweepContext,
  repeat: (work: () => Promise<void>, intervalMs: number) => void,
): Promise<void> {
  let isSweeping = false;
  const sweep = async () => {
    if (isSweeping) return;
    isSweeping = true;
    await sweepAllViewers(context).catch(() => {});
    isSweeping = false;
  };
  repeat(sweep, SWEEP_MS);
  return sweep();
}
