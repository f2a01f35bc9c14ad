import type { GatewayLogLine } from '@momento-gateway/shared/gateway-log';
import { onTestFinished } from 'vitest';
import { readConfig, readTraceHeader } from '../config.ts';
import { createAwsPorts } from '../create-aws-ports.ts';
import { createGateway, type Gateway } from '../create-gateway.ts';
import type { FunctionUrlEvent } from '../function-url-event.ts';
import { TIME_BUDGET, type TimeBudget } from '../time-budget.ts';
import { computeHmac } from '../verify-signature.ts';
import { type FakeAws, startFakeAws } from './fake-aws.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createSecret, WEBHOOK_ID } from './momento.ts';

export interface TestGateway {
  /** For calls that `send` cannot make. */
  readonly gateway: Gateway;
  readonly aws: FakeAws;
  readonly clock: ManualClock;
  /** The bodies hashed so far, one for each key tried. */
  readonly hashed: Buffer[];
  /** The raw log lines written so far. */
  readonly lines: string[];
  readonly readLine: () => GatewayLogLine & Record<string, unknown>;
  readonly send: (
    event: FunctionUrlEvent,
  ) => Promise<{ status: number; headers: Readonly<Record<string, string>>; body: Answered }>;
}

interface Answered {
  readonly outcome: string;
  readonly requestId: string;
  readonly error?: string;
  readonly reason?: string;
  readonly eventId?: string;
}

/** With it, calls that cannot be verified are held. */
export const HOLDING = { HELD_QUEUE_URL: 'http://sqs.test/000000000000/held' };

export const NOW = Date.parse('2026-11-22T12:00:00.123Z');

/** The whole gateway with a fake AWS and one registered webhook; closed when the test ends. */
export async function startTestGateway(
  environment: Record<string, string> = {},
  timeBudget: Partial<TimeBudget> = {},
): Promise<TestGateway> {
  const aws = await startFakeAws();
  onTestFinished(() => aws.close());
  aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret());
  const clock = createManualClock(NOW);
  const lines: string[] = [];
  const hashed: Buffer[] = [];
  const config = readConfig({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI',
    AWS_ENDPOINT_URL: aws.origin,
    PARKED_QUEUE_URL: `${aws.origin}/000000000000/failures`,
    ...environment,
  });
  const gateway = createGateway({
    config,
    ports: createAwsPorts(config, clock.now, () => readTraceHeader(environment)),
    clock,
    random: () => 0.5,
    computeHmac(key, body) {
      hashed.push(body);
      return computeHmac(key, body);
    },
    timeBudget: { ...TIME_BUDGET, ...timeBudget },
    writeLine: (line) => lines.push(line),
  });
  let calls = 0;
  return {
    gateway,
    aws,
    clock,
    hashed,
    lines,
    readLine: () => JSON.parse(lines.at(-1) ?? ''),
    async send(event) {
      calls += 1;
      const answered = await gateway(event, { awsRequestId: `request-${calls}` });
      const { statusCode: status, headers, body } = answered;
      return { status, headers, body: JSON.parse(body) };
    },
  };
}
