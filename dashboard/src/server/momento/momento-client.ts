import type { Refusal } from '../refusals/refusal.ts';

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
