import { randomUUID } from 'node:crypto';
import type { MomentoKey } from '@momento-gateway/api/momento/momento';
import type { LogUnexpected } from '../log-unexpected.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { WebhooksContext } from '../webhooks/webhook-index.ts';

export interface WebhookOfMomento {
  readonly cache: string;
  readonly name: string;
  readonly topic: string;
  readonly url: string;
}

/** The webhooks of Momento, as one API key may see and change them. Nothing is thrown. */
export interface MomentoClient {
  readonly list: (cache: string) => Promise<readonly WebhookOfMomento[] | Refusal>;
  /** Creates a webhook or changes the one of that name; answers its signing secret. */
  readonly put: (webhook: WebhookOfMomento) => Promise<string | Refusal>;
  readonly remove: (cache: string, name: string) => Promise<Refusal | undefined>;
  readonly readSecret: (cache: string, name: string) => Promise<string | Refusal>;
  /** Momento signs with the one it answers at once. */
  readonly rotateSecret: (cache: string, name: string) => Promise<string | Refusal>;
  readonly close: () => void;
}

/** A client for one key, to be closed when its work is done. */
export type ConnectMomento = (key: MomentoKey) => Promise<MomentoClient | Refusal>;

/** What work with Momento needs. */
export interface MomentoContext extends WebhooksContext {
  readonly connectMomento: ConnectMomento;
}

/** Does one piece of work with a key that is forgotten after it. */
export async function withMomento<Answer>(
  { connectMomento, logUnexpected }: Pick<MomentoContext, 'connectMomento' | 'logUnexpected'>,
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
function closeQuietly(momento: MomentoClient, logUnexpected: LogUnexpected): void {
  try {
    momento.close();
  } catch (error) {
    logUnexpected(randomUUID(), error);
  }
}
