import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { parseHeldCall } from '@momento-gateway/shared/held-call';
import { parsePublishFailure } from '@momento-gateway/shared/publish-failure';
import type { FunctionUrlEvent } from '../../function-url-event.ts';
import { createSecret } from '../momento.ts';
import type { TestGateway } from '../start-test-gateway.ts';
import { FUZZED_WEBHOOKS } from './fuzzed-webhooks.ts';
import { type Judgement, judgeCall, listTopLevelNames } from './judge-call.ts';

/** Between two calls: unknown ids are read at ten a second. */
export const STEP_MS = 100;
const ERRORS = {
  400: 'malformed',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
};

export function registerFuzzedWebhooks({ aws }: TestGateway): void {
  for (const { webhookId, ...webhook } of Object.values(FUZZED_WEBHOOKS)) {
    aws.secrets.set(`momento-gateway/${webhookId}`, createSecret(webhook));
  }
}

/**
 * Sends one call and compares its results with the judgement: answer, bus, parked queue and log.
 * Throws where they differ.
 *
 * @param isBusDown whether everything that should be published has to be parked
 */
export async function checkCall(
  gateway: TestGateway,
  event: unknown,
  isBusDown = false,
): Promise<void> {
  const { aws, lines, hashed, clock } = gateway;
  clock.advance(STEP_MS);
  const judged = judgeCall(event, clock.now());
  const answered = await gateway.send(event as FunctionUrlEvent);
  const status = isBusDown && judged.status === 200 ? 202 : judged.status;
  equal(answered.status, status, `It is answered ${answered.status} and not ${status}`);
  const { requestId: _, ...body } = answered.body;
  if (status >= 400) {
    deepStrictEqual(body, { outcome: 'rejected', error: ERRORS[status as keyof typeof ERRORS] });
  }
  const texts = [JSON.stringify(answered), ...lines];
  equal(lines.length, 1);
  checkLogLine(lines[0] ?? '', status);
  for (const text of texts) checkSecrecy(text, event);
  checkDeliveries(gateway, judged, status);
  // What the fake remembers would count as the gateway's memory.
  for (const list of [aws.events, aws.messages, aws.requests, lines, hashed]) list.length = 0;
}

function checkLogLine(line: string, status: number): void {
  ok(!/[\r\n]/.test(line), 'The log line has a line break');
  equal(JSON.parse(line).status, status);
}

function checkSecrecy(text: string, event: unknown): void {
  for (const { signingSecret } of Object.values(FUZZED_WEBHOOKS)) ok(!text.includes(signingSecret));
  ok(!text.includes('wJalrXUtnFEMI'));
  const signature = (event as { headers?: Record<string, unknown> } | null)?.headers?.[
    'momento-signature'
  ];
  if (typeof signature !== 'string' || signature.length < 32) return;
  ok(
    !text.toLowerCase().includes(signature.toLowerCase()),
    'The signature is in the answer or the log',
  );
}

/** A call that is not verified may only be in the held queue, byte for byte. */
function checkHeld(messages: readonly string[], unverified: Buffer): void {
  for (const message of messages) {
    equal(parseHeldCall(message)?.body, unverified.toString('base64'));
  }
}

function checkDeliveries(
  { aws }: TestGateway,
  { due, unverified }: Judgement,
  status: number,
): void {
  if (unverified) {
    checkHeld(aws.messages, unverified);
    aws.messages.length = 0;
  }
  equal(
    aws.messages.length,
    status === 202 ? 1 : 0,
    'Parked and should not be, or the other way round',
  );
  equal(
    aws.events.length,
    status === 200 ? 1 : 0,
    'Published and should not be, or the other way round',
  );
  if (due === undefined) return;
  const { webhook, detail, at } = due;
  const { cache, topic, webhookId, tenant } = webhook;
  JSON.parse(detail);
  const names = listTopLevelNames(detail);
  equal(new Set(names).size, names.length);
  const entry = {
    EventBusName: tenant === 'default' ? tenant : `momento-gateway_${tenant}`,
    Source: 'Momento',
    DetailType: `${cache}#${topic}`,
  };
  if (status === 200) {
    deepStrictEqual(aws.events[0], { ...entry, Detail: detail, Time: at / 1_000 });
    return;
  }
  const message = aws.messages[0] ?? '';
  const parked = JSON.parse(message);
  deepStrictEqual(parked.entry, { ...entry, Time: at });
  deepStrictEqual([parked.webhookId, parked.tenant], [webhookId, tenant]);
  ok(message.endsWith(`,"detail":${detail}}`), 'The detail is not parked byte for byte');
  deepStrictEqual(parsePublishFailure(message)?.entry, { ...entry, Detail: detail, Time: at });
}
