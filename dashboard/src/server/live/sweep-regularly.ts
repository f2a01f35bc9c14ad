import type { LiveContext } from './find-viewer.ts';
import { sweepViewers } from './remove-viewers.ts';

/** Two calls of AWS when there is no viewer. */
export const SWEEP_MS = 30_000;

/**
 * Removes viewers whose pages are gone, now and from then on, although nobody opens another one: each
 * is a rule of the bus and a queue. An error is no more than a delay.
 *
 * @param repeat does the work again and again
 * @returns when the first sweep has ended
 */
export function sweepRegularly(
  context: LiveContext,
  repeat: (work: () => Promise<void>, intervalMs: number) => void,
): Promise<void> {
  let isSweeping = false;
  const sweep = async () => {
    if (isSweeping) return;
    isSweeping = true;
    await sweepViewers(context).catch(() => {});
    isSweeping = false;
  };
  repeat(sweep, SWEEP_MS);
  return sweep();
}
