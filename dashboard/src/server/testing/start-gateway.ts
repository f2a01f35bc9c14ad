import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { startFunctionUrlHost } from '@momento-gateway/local-aws/function-url/start-function-url-host';
import { SIGNATURE_HASH, SIGNATURE_HEADER } from '@momento-gateway/shared/momento-signature';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import { logTexts } from './gateway-log.ts';
import type { Api } from './start-api.ts';
import { SIGNING_SECRET } from './webhook-calls.ts';

/** The gateway itself, over the same local AWS as the API, with its log in the API's log group. */
export interface StartedGateway {
  /** Posts as Momento does. @returns the request id, when its log line is in the log */
  readonly post: (
    webhookId: string,
    payload: object,
    signingSecret?: string,
  ) => Promise<{ readonly status: number; readonly requestId: string; readonly eventId?: string }>;
  readonly close: () => Promise<void>;
}

const HANDLER = fileURLToPath(new URL('../../../../gateway/src/handler.ts', import.meta.url));

export async function startGateway(api: Api): Promise<StartedGateway> {
  const lines = new Map<string, PromiseWithResolvers<void>>();
  const logged = (requestId: string) => {
    const line = lines.get(requestId) ?? Promise.withResolvers<void>();
    lines.set(requestId, line);
    return line;
  };
  let writing = Promise.resolve();
  const onLogLine = (text: string) => {
    const { requestId } = readLine(text);
    if (requestId === undefined) return;
    writing = writing.then(() => logTexts(api, [{ at: Date.now(), text }]));
    writing.then(() => logged(requestId).resolve(), logged(requestId).reject);
  };
  const host = await startFunctionUrlHost({
    port: 0,
    handlerPath: HANDLER,
    environment: {
      AWS_ENDPOINT_URL: api.aws.origin,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      PARKED_QUEUE_URL: api.parkedQueueUrl,
    },
    onLogLine,
    output: { write: () => {} },
  });
  return {
    post: async (webhookId, payload, signingSecret = SIGNING_SECRET) => {
      const body = JSON.stringify(payload);
      const signature = createHmac(SIGNATURE_HASH, signingSecret).update(body).digest('hex');
      const response = await fetch(webhookUrl(host.url, webhookId), {
        method: 'POST',
        headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signature },
        body,
      });
      const answer = (await response.json()) as { requestId: string; eventId?: string };
      await logged(answer.requestId).promise;
      return { status: response.status, ...answer };
    },
    close: host.close,
  };
}

function readLine(text: string): { readonly requestId?: string } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
