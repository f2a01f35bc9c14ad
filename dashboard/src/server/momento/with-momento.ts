import type { MomentoKey } from '../../api/momento.ts';
import type { Dependencies } from '../dependencies.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { MomentoClient } from './momento-client.ts';

/** Does one piece of work with a key that is forgotten after it. */
export async function withMomento<Answer>(
  { connectMomento }: Pick<Dependencies, 'connectMomento'>,
  { apiKey, endpoint }: MomentoKey,
  work: (momento: MomentoClient) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const momento = await connectMomento({ apiKey, endpoint });
  if (isRefusal(momento)) return momento;
  try {
    return await work(momento);
  } finally {
    momento.close();
  }
}
