import { randomUUID } from 'node:crypto';
import type { MomentoKey } from '@momento-gateway/api/momento/momento';
import type { Context } from '../context.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { MomentoClient } from './momento-client.ts';

/** Does one piece of work with a key that is forgotten after it. */
export async function withMomento<Answer>(
  { connectMomento, logUnexpected }: Pick<Context, 'connectMomento' | 'logUnexpected'>,
  { apiKey, endpoint }: MomentoKey,
  work: (momento: MomentoClient) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const momento = await connectMomento({ apiKey, endpoint });
  if (isRefusal(momento)) return momento;
  try {
    return await work(momento);
  } finally {
    closeQuietly(momento, logUnexpected);
  }
}

/** What was done stays done: a connection that cannot be closed is for the log alone. */
function closeQuietly(momento: MomentoClient, logUnexpected: Context['logUnexpected']): void {
  try {
    momento.close();
  } catch (error) {
    logUnexpected(randomUUID(), error);
  }
}
