import { createHmac } from 'node:crypto';
import { SIGNATURE_HASH, SIGNATURE_HEADER } from '@momento-gateway/shared/momento-signature';
import { webhookPath } from '@momento-gateway/shared/webhook-url';
import type { HttpSender } from './aws/http-sender.ts';
import { systemClock } from './clock.ts';
import type { GatewayConfig } from './config.ts';
import { createAwsPorts } from './create-aws-ports.ts';
import { createGateway } from './create-gateway.ts';
import type { FunctionUrlAnswer, FunctionUrlEvent } from './function-url-event.ts';
import { TIME_BUDGET } from './time-budget.ts';

const WEBHOOK_ID = '00000000-0000-4000-8000-000000000000';
const [cache, topic, signingSecret] = ['warm', 'up', 'warm-up'];

/**
 * Sends one call through a gateway whose AWS is not asked and answers at once: what is compiled and
 * loaded for it need not be for the first event, when Lambda gives only a share of a processor.
 *
 * @returns what that call was answered
 */
export function warmUp(config: GatewayConfig): Promise<FunctionUrlAnswer> {
  const gateway = createGateway({
    config,
    ports: createAwsPorts(
      config,
      systemClock.now,
      () => undefined,
      () => ANSWERS,
    ),
    clock: systemClock,
    random: Math.random,
    timeBudget: TIME_BUDGET,
    writeLine: () => {},
  });
  return gateway(createCall(systemClock.now()));
}

/** As short as the gateway takes it. */
const SECRET = JSON.stringify({
  v: 1,
  tenant: '',
  name: '',
  cache,
  topic,
  enabled: true,
  parseText: true,
  signingSecret,
});
const BODY = JSON.stringify({ SecretString: SECRET, Entries: [{ EventId: '' }] });
const ANSWERS: HttpSender = {
  send: async () => ({ kind: 'answered', status: 200, headers: {}, body: BODY }),
  open: async () => {},
};

function createCall(now: number): FunctionUrlEvent {
  const body = JSON.stringify({
    cache,
    topic,
    publish_timestamp: now,
    topic_sequence_number: 1,
    text: '{}',
  });
  const signature = createHmac(SIGNATURE_HASH, signingSecret).update(body).digest('hex');
  return {
    rawPath: webhookPath(WEBHOOK_ID),
    headers: { [SIGNATURE_HEADER]: signature },
    requestContext: { http: { method: 'POST' } },
    body,
    isBase64Encoded: false,
  };
}
