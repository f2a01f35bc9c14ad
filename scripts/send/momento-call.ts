import { createHmac } from 'node:crypto';
import type { MomentoPayload } from '@momento-gateway/shared/momento-payload';
import { SIGNATURE_HASH, SIGNATURE_HEADER } from '@momento-gateway/shared/momento-signature';

/** A webhook call as Momento makes it. */
export interface MomentoCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Signs a payload as Momento does, over the bytes that are sent. */
export function signCall(payload: MomentoPayload, signingSecret: string): MomentoCall {
  const body = JSON.stringify(payload);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Momento/1.0 (Webhooks; +https://docs.momentohq.com/topics/webhooks)',
      [SIGNATURE_HEADER]: createHmac(SIGNATURE_HASH, signingSecret).update(body).digest('hex'),
    },
  };
}
