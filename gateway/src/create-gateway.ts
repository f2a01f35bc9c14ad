import { randomUUID } from 'node:crypto';
import { answer } from './answer.ts';
import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { GatewayConfig } from './config.ts';
import { createWebhookFinder } from './find-webhook.ts';
import type { FunctionUrlAnswer, FunctionUrlEvent } from './function-url-event.ts';
import { toLogLine } from './log-line.ts';
import type { Outcome } from './outcome.ts';
import type { SendFailure } from './park.ts';
import type { PutEntry } from './publish.ts';
import type { ReadSecret } from './read-webhook.ts';
import { receiveCall, type Surroundings } from './receive-call.ts';
import type { TimeBudget } from './time-budget.ts';

/** What the gateway asks of AWS. */
export interface GatewayPorts {
  readonly readSecret: ReadSecret;
  readonly putEntry: PutEntry;
  readonly sendFailure: SendFailure;
}

export interface GatewayOptions {
  readonly config: Pick<GatewayConfig, 'busName' | 'secretPrefix' | 'webhookCacheTtlMs'>;
  readonly ports: GatewayPorts;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly timeBudget: TimeBudget;
  /** Gets each call's one log line, JSON without a line end. */
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
  const surroundings = createSurroundings(options);
  return async (event, context) => {
    const call: Call = {
      requestId: context?.awsRequestId ?? randomUUID(),
      receivedAt: clock.now(),
    };
    const outcome = await receiveCall(event, call, surroundings).catch(
      (error: unknown): Outcome => ({
        kind: 'lost',
        reason: 'unexpected',
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        ...(call.entry && { entry: call.entry }),
      }),
    );
    const answered = answer(outcome, call.requestId);
    const line = toLogLine(outcome, call, answered.statusCode, clock.now(), secretPrefix);
    writeLine(JSON.stringify(line));
    return answered;
  };
}

function createSurroundings({
  config: { busName, secretPrefix, webhookCacheTtlMs },
  ports: { readSecret, putEntry, sendFailure },
  clock,
  random,
  timeBudget,
}: GatewayOptions): Surroundings {
  const attemptTimeoutMs = timeBudget.secretAttemptMs;
  const source = { readSecret, secretPrefix, clock, random, attemptTimeoutMs };
  return {
    webhooks: createWebhookFinder(source, webhookCacheTtlMs),
    putEntry,
    sendFailure,
    busName,
    clock,
    random,
    timeBudget,
  };
}
