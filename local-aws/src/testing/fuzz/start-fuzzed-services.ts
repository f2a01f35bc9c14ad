import { setImmediate as nextTurn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { AwsService } from '../../core/aws-service.ts';
import type { Clock } from '../../core/clock.ts';
import { openDatabase } from '../../core/database.ts';
import { STORAGE_LIMITS } from '../../core/storage-limits.ts';
import { createServices } from '../../create-services.ts';
import { type AwsCall, answerAwsCall } from '../../server/answer-aws-call.ts';
import { jsonFormat } from '../../server/wire-format.ts';

const ACCOUNT = {
  accountId: '000000000000',
  region: 'us-east-1',
  origin: 'http://127.0.0.1:4566',
};
const ARN_END = 'us-east-1:000000000000';

const QUEUE_URL = `${ACCOUNT.origin}/${ACCOUNT.accountId}/fuzzed`;
const ARNS = [
  `arn:aws:sqs:${ARN_END}:fuzzed`,
  `arn:aws:events:${ARN_END}:rule/fuzzed`,
  `arn:aws:events:${ARN_END}:event-bus/default`,
  `arn:aws:logs:${ARN_END}:log-group:fuzzed`,
  `arn:aws:lambda:${ARN_END}:function:fuzzed`,
];

const EVENT = JSON.stringify({
  id: '1',
  'detail-type': 'shop#orders',
  source: 'Momento',
  account: ACCOUNT.accountId,
  time: '2030-01-01T00:00:00Z',
  region: ACCOUNT.region,
  resources: [],
  detail: { a: { b: 'x' } },
});

/**
 * Plausible values for a member of an input, by its name; of resources that exist where possible.
 */
export function namesOf(member: string): readonly string[] {
  if (/queueurl/i.test(member)) return [QUEUE_URL];
  if (/eventbus/i.test(member)) return ['default'];
  if (/pattern/i.test(member)) {
    return ['{"source":["Momento"]}', '{"a":{"b":[{"prefix":"x"}]}}', '{ $.a = 1 }', 'x', '%x%'];
  }
  if (/arn/i.test(member)) return ARNS;
  if (/^event$/i.test(member)) return [EVENT, '{}'];
  if (/policy|detail$|input|definition/i.test(member)) return ['{}', '{"a":1}', '<a>'];
  if (/detailtype|source|^sid$|statement|^id$|key|value|message|stream/i.test(member)) {
    return ['fuzzed', '1'];
  }
  return ['fuzzed', 'fuzzed', 'fuzzed-2', 'AWSCURRENT', '1'];
}

export interface FuzzedServices {
  readonly services: ReadonlyMap<string, AwsService>;
  /** Unexpected errors so far. */
  readonly unexpected: unknown[];
  readonly call: (target: string, body: Buffer, others?: Partial<AwsCall>) => CalledBack;
}

type CalledBack = ReturnType<typeof answerAwsCall>;

/** All services, without HTTP, on a clock where every wait is over at once. */
export async function startFuzzedServices(): Promise<FuzzedServices> {
  let now = Date.UTC(2030, 0, 1);
  const clock: Clock = {
    now: () => now,
    sleep: async (delayMs, signal) => {
      await nextTurn();
      signal?.throwIfAborted();
      now += Math.min(Math.max(delayMs, 0), 60_000);
    },
  };
  const unexpected: unknown[] = [];
  const onUnexpectedError = (error: unknown) => unexpected.push(error);
  const database = openDatabase(':memory:');
  const list = createServices({
    database,
    clock,
    account: ACCOUNT,
    lambdaUrls: {},
    takeEntryFault: () => () => false,
    takeReplayDelay: () => 0,
    log: () => undefined,
    storageLimits: STORAGE_LIMITS,
    onUnexpectedError,
  });
  onTestFinished(async () => {
    await Promise.all(list.map((service) => service.close?.()));
    database.close();
  });
  const services = new Map(list.map((service) => [service.targetPrefix, service]));
  const call: FuzzedServices['call'] = (target, body, others = {}) =>
    answerAwsCall(
      { services, intercept: () => undefined, onUnexpectedError },
      {
        target,
        format: jsonFormat,
        authorization: 'AWS4-HMAC-SHA256 Credential=test',
        accessKeyId: 'test',
        contentType: 'application/x-amz-json-1.1',
        body,
        requestId: 'fuzzed',
        signal: new AbortController().signal,
        ...others,
      },
    );
  return { services, unexpected, call };
}
