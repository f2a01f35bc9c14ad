import type { GatewayCall } from '@momento-gateway/api/observation/activity';
import { waitBriefly } from '../aws/wait-briefly.ts';
import type { RedrivenCall, RedrivenCalls } from './redriven-calls.ts';

interface RedriveFacts {
  readonly redrivenCalls: RedrivenCalls;
  /** How long the list waits for what only adds to it, ms. */
  readonly maxWaitMs: number;
}

/** Adds to parked calls when they were redriven. What is not known is left out. */
export async function withRedrives(
  calls: readonly GatewayCall[],
  facts: RedriveFacts,
): Promise<GatewayCall[]> {
  const redriven = calls.some(isParked) ? await readBriefly(facts) : undefined;
  return calls.map((call) => {
    const found = isParked(call) ? redriven?.get(call.requestId) : undefined;
    return found === undefined ? call : { ...call, redriven: found };
  });
}

async function readBriefly({
  redrivenCalls,
  maxWaitMs,
}: RedriveFacts): Promise<ReadonlyMap<string, RedrivenCall> | undefined> {
  try {
    const redriven = await waitBriefly(redrivenCalls.read(), maxWaitMs);
    return redriven === 'late' ? undefined : redriven;
  } catch {
    // The calls are known all the same, and the next look asks again.
    return undefined;
  }
}

function isParked({ outcome }: GatewayCall): boolean {
  return outcome === 'parked';
}
