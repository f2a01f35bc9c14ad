import { createHmac } from 'node:crypto';
import { parseJson } from '@momento-gateway/api/json';
import type { MomentoPayload } from '@momento-gateway/shared/momento-payload';
import { SIGNATURE_HASH, SIGNATURE_HEADER } from '@momento-gateway/shared/momento-signature';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { readOwnSecret } from './own-secret.ts';
import { requireFunctionUrl } from './stored-webhook.ts';
import type { WebhooksContext } from './webhook-index.ts';

/** As long as Momento waits. */
const TIMEOUT_MS = 5_000;
const MOMENTO_USER_AGENT = 'Momento/1.0 (Webhooks; +https://docs.momentohq.com/topics/webhooks)';
const DEFAULT_TEXT = 'A test event from the dashboard.';

export const sendTestEvent: Handler<'sendTestEvent', WebhooksContext> = async (
  context,
  { params: { webhookId }, body: { text = DEFAULT_TEXT } },
) => {
  const functionUrl = requireFunctionUrl(context.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const read = await readOwnSecret(context, webhookId);
  if (isRefusal(read)) return read;
  const { secret } = read;
  const { now } = context;
  const startedAt = now();
  const payload: MomentoPayload = {
    cache: secret.cache,
    topic: secret.topic,
    event_timestamp: startedAt,
    publish_timestamp: startedAt,
    topic_sequence_number: 0,
    token_id: '',
    text,
  };
  const body = JSON.stringify(payload);
  const signature = createHmac(SIGNATURE_HASH, secret.signingSecret).update(body).digest('hex');
  try {
    const response = await context.fetch(webhookUrl(functionUrl, webhookId), {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': MOMENTO_USER_AGENT,
        [SIGNATURE_HEADER]: signature,
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await response.text();
    const json = parseJson(answer);
    const durationMs = now() - startedAt;
    return { status: response.status, body: json === undefined ? answer : json, durationMs };
  } catch (error) {
    return refuseUnreachable(error);
  }
};

/** `fetch` throws a TypeError for every failed connection; other errors are unexpected. */
function refuseUnreachable(error: unknown): Refusal {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return { refusal: 'gateway-unreachable', reason: 'timed-out' };
  }
  if (error instanceof TypeError)
    return { refusal: 'gateway-unreachable', reason: 'no-connection' };
  throw error;
}
