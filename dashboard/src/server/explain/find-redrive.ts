import type { RedrivenCall } from '../activity/redriven-calls.ts';
import { waitBriefly } from '../aws/wait-briefly.ts';
import type { ExplainContext } from './explain-context.ts';
import type { LoggedCall } from './find-logged-calls.ts';

/** The redrive that put the event of a call on the bus, which was parked or held. */
export async function findRedrive(
  { redrivenCalls, maxWaitMs }: ExplainContext,
  { line: { message, held, requestId } }: LoggedCall,
): Promise<RedrivenCall | undefined> {
  if (message !== 'parked' && held !== true) return undefined;
  try {
    const read = await waitBriefly(redrivenCalls.read(), maxWaitMs);
    return read === 'late' ? undefined : read.get(requestId);
  } catch {
    // The log of redrives only adds to what is known.
    return undefined;
  }
}
