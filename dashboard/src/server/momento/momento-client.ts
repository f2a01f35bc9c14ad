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

/** Reads and changes the webhooks at Momento with one API key. Never throws. */
export interface MomentoClient {
  readonly list: (cache: string) => Promise<readonly WebhookOfMomento[] | Refusal>;
  /** Creates a webhook, or changes the one with that name; returns its signing secret. */
  readonly put: (webhook: WebhookOfMomento) => Promise<string | Refusal>;
  readonly remove: (cache: string, name: string) => Promise<Refusal | undefined>;
  readonly readSecret: (cache: string, name: string) => Promise<string | Refusal>;
  /** Momento signs with the returned one immediately. */
  readonly rotateSecret: (cache: string, name: string) => Promise<string | Refusal>;
  readonly close: () => void;
}

/** Makes a client for one key. Close it when the work is done. */
export type ConnectMomento = (key: MomentoKey) => Promise<MomentoClient | Refusal>;

/** What work with Momento needs. */
export interface MomentoContext extends WebhooksContext {
  readonly connectMomento: ConnectMomento;
}

/** Does one piece of work with a key, and forgets the key. */
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

/** The work is done, so an error while closing goes to the log only. */
function closeQuietly(momento: MomentoClient, logUnexpected: LogUnexpected): void {
  try {
    momento.close();
  } catch (error) {
    logUnexpected(randomUUID(), error);
  }
}
