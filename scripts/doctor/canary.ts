import type { DoctorTarget } from './doctor-target.ts';

/** A run of the canary. */
export interface Canary {
  readonly target: DoctorTarget;
  readonly signal: AbortSignal;
  readonly webhookId: string;
  /** Of its events; no other event has it. */
  readonly detailType: string;
  /** ms since the epoch; before its first event. */
  readonly startedAt: number;
}

/** Looks again and again until something is found. @returns false when the time is over. */
export async function waitFor(
  { target: { now, sleep }, signal }: Canary,
  { forMs, everyMs }: { readonly forMs: number; readonly everyMs: number },
  look: () => Promise<boolean>,
): Promise<boolean> {
  const deadline = now() + forMs;
  while (true) {
    signal.throwIfAborted();
    if (await look()) return true;
    if (now() + everyMs > deadline) return false;
    await sleep(everyMs, signal);
  }
}
