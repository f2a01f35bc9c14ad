import { randomUUID } from 'node:crypto';
import { answer } from './answer.ts';
import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { GatewayConfig } from './config.ts';
import { createWebhookFinder } from './find-webhook.ts';
import type { FunctionUrlAnswer, FunctionUrlEvent } from './function-url-event.ts';
import { createHold } from './hold.ts';
import { toLogLine } from './log-line.ts';
import type { PutEntry } from './publish.ts';
import type { ReadSecret } from './read-webhook.ts';
import { type ReceivingContext, receiveCall } from './receive-call.ts';
import type { SendMessage } from './send-message.ts';
import { createFindTenantResources } from './tenant-resources.ts';
import type { TimeBudget } from './time-budget.ts';
import { toPayloadLines } from './to-payload-lines.ts';
import { type ComputeHmac, computeHmac } from './verify-signature.ts';

/** The gateway's calls to AWS. */
export interface GatewayPorts {
  readonly readSecret: ReadSecret;
  readonly putEntry: PutEntry;
  readonly sendMessage: SendMessage;
}

export interface GatewayOptions {
  readonly config: Pick<
    GatewayConfig,
    'busName' | 'parkedQueueUrl' | 'heldQueueUrl' | 'secretPrefix' | 'webhookCacheTtlMs'
  >;
  readonly ports: GatewayPorts;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly timeBudget: TimeBudget;
  /** For tests that count hashes. */
  readonly computeHmac?: ComputeHmac;
  /** Writes one log line per call, JSON without a line break, after those of a lost event. */
  readonly writeLine: (line: string) => void;
}

/** A Lambda handler for a Function URL. It never rejects. */
export type Gateway = (
  event: FunctionUrlEvent,
  context?: { readonly awsRequestId?: string },
) => Promise<FunctionUrlAnswer>;

export function createGateway(options: GatewayOptions): Gateway {
  const { clock, writeLine } = options;
  const { secretPrefix } = options.config;
  const receiving = createReceivingContext(options);
  return async (event, context) => {
    const call: Call = {
      requestId: context?.awsRequestId ?? randomUUID(),
      receivedAt: clock.now(),
      startedAt: clock.monotonic(),
    };
    const { outcome, facts } = await receiveCall(event, call, receiving);
    const answered = answer(outcome, call.requestId);
    const durationMs = clock.monotonic() - call.startedAt;
    const endedAt = clock.now();
    const failure = outcome.kind === 'lost' ? outcome.failure : undefined;
    const payload = failure === undefined ? [] : toPayloadLines(failure, endedAt);
    for (const line of payload) writeLine(JSON.stringify(line));
    const { statusCode: status } = answered;
    const payloadParts = payload.length || undefined;
    const end = { status, durationMs, endedAt, secretPrefix, payloadParts };
    const line = toLogLine(outcome, call, facts, end);
    writeLine(JSON.stringify(line));
    return answered;
  };
}

function createReceivingContext({
  config,
  ports: { readSecret, putEntry, sendMessage },
  computeHmac: hmac = computeHmac,
  clock,
  random,
  timeBudget,
}: GatewayOptions): ReceivingContext {
  const { secretPrefix, webhookCacheTtlMs, heldQueueUrl } = config;
  const { holdUntilMs } = timeBudget;
  const findTenantResources = createFindTenantResources(config);
  const source = { readSecret, secretPrefix, findTenantResources, clock, random };
  return {
    webhooks: createWebhookFinder(source, webhookCacheTtlMs),
    putEntry,
    sendMessage,
    hold: createHold({ sendMessage, heldQueueUrl, clock, random, holdUntilMs }),
    computeHmac: hmac,
    clock,
    random,
    timeBudget,
  };
}
