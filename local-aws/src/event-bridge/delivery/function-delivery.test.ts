import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Message } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import type { Clock } from '../../core/clock.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import { orderEntry, startEventBridge } from '../testing/start-event-bridge.ts';
import { startFunction } from '../testing/start-function.ts';

const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:work';

const readAttribute = (message: Message, name: string) =>
  message.MessageAttributes?.[name]?.StringValue;

const TIMEOUT_MS = 30_000;

/** A rule with a function target that the test answers for, and a dead-letter queue. */
async function startWithFunction(RetryPolicy = {}) {
  const work = await startFunction();
  const clock = createManualClock();
  const sleeps: number[] = [];
  const watched: Clock = {
    now: clock.now,
    sleep: (delayMs, signal) => {
      sleeps.push(delayMs);
      return clock.sleep(delayMs, signal);
    },
  };
  const aws = await startEventBridge({ lambdaUrls: { work: work.url }, clock: watched });
  const dead = await aws.makeQueue('dead');
  const DeadLetterConfig = { Arn: dead.arn };
  const targets = [{ Id: 'f', Arn: FUNCTION_ARN, DeadLetterConfig, RetryPolicy }];
  await aws.makeRule({ name: 'orders', targets });

  /** Fails the open attempt and advances time until the retry is due; returns that delay. */
  async function failOnce(status = 500): Promise<number> {
    (await work.next()).answer(status);
    while (sleeps.at(-1) === TIMEOUT_MS) await nextTurn();
    const delayMs = sleeps.at(-1) ?? 0;
    await clock.advance(delayMs);
    return delayMs;
  }

  return { ...aws, clock, work, dead, failOnce };
}

test('a function gets the event as a POST of JSON', async () => {
  const aws = await startWithFunction();

  const { Entries } = await aws.putEvents(orderEntry);

  const invocation = await aws.work.next();
  invocation.answer(204);
  expect(invocation.contentType).toBe('application/json');
  expect(JSON.parse(invocation.body)).toMatchObject({
    id: Entries?.[0]?.EventId,
    detail: { number: 1 },
  });
});

test('a function that fails is retried with growing delays until it succeeds', async () => {
  const aws = await startWithFunction();
  await aws.putEvents(orderEntry);

  for (const [retry, status] of [500, 503, 302, 404].entries()) {
    const delayMs = await aws.failOnce(status);
    expect(delayMs).toBeGreaterThanOrEqual(500 * 2 ** retry);
    expect(delayMs).toBeLessThanOrEqual(1000 * 2 ** retry);
  }
  (await aws.work.next()).answer(200);

  expect(await aws.isEmpty(aws.dead)).toBe(true);
});

describe('the event goes to the dead-letter queue', () => {
  test('after as many retries as the target’s policy has', async () => {
    const aws = await startWithFunction({ MaximumRetryAttempts: 2 });
    const { Entries } = await aws.putEvents(orderEntry);

    await aws.failOnce();
    await aws.failOnce();
    (await aws.work.next()).answer(500);

    const message = await aws.receive(aws.dead);
    expect(JSON.parse(message.Body ?? '').id).toBe(Entries?.[0]?.EventId);
    expect(readAttribute(message, 'ERROR_CODE')).toBe('ERROR_FROM_TARGET');
    expect(readAttribute(message, 'RETRY_ATTEMPTS')).toBe('2');
    expect(readAttribute(message, 'EXHAUSTED_RETRY_CONDITION')).toBe('MaximumRetryAttempts');
  });

  test('when the event is older than the target’s policy allows', async () => {
    const aws = await startWithFunction({ MaximumEventAgeInSeconds: 60 });
    await aws.putEvents(orderEntry);

    let retries = 0;
    for (let ageMs = 0; ageMs < 60_000; retries++) ageMs += await aws.failOnce();
    (await aws.work.next()).answer(500);

    const message = await aws.receive(aws.dead);
    expect(readAttribute(message, 'RETRY_ATTEMPTS')).toBe(String(retries));
    expect(readAttribute(message, 'EXHAUSTED_RETRY_CONDITION')).toBe('MaximumEventAgeInSeconds');
  });

  test('when a function does not answer in 30 s', async () => {
    const aws = await startWithFunction({ MaximumRetryAttempts: 0 });
    await aws.putEvents(orderEntry);
    await aws.work.next();

    await aws.clock.advance(TIMEOUT_MS);

    expect(readAttribute(await aws.receive(aws.dead), 'ERROR_CODE')).toBe('TIMEOUT');
  });

  test.each([
    ['its URL does not respond', { work: 'http://127.0.0.1:9/' }, 'CONNECTION_FAILURE'],
    ['it has no URL', { other: 'http://127.0.0.1:9/' }, 'NO_RESOURCE'],
  ])('when %s', async (_, lambdaUrls, code) => {
    const aws = await startEventBridge({ lambdaUrls });
    const dead = await aws.makeQueue('dead');
    const DeadLetterConfig = { Arn: dead.arn };
    const RetryPolicy = { MaximumRetryAttempts: 0 };
    const targets = [{ Id: 'f', Arn: `${FUNCTION_ARN}:$LATEST`, DeadLetterConfig, RetryPolicy }];
    await aws.makeRule({ name: 'orders', targets });

    await aws.putEvents(orderEntry);

    expect(readAttribute(await aws.receive(dead), 'ERROR_CODE')).toBe(code);
  });
});

test('a hundred functions that hang do not delay events to queues', async () => {
  const aws = await startWithFunction();
  const queue = await aws.makeQueue('orders');
  for (let call = 0; call < 11; call++) await aws.putEvents(...Array(10).fill(orderEntry));
  await aws.makeRule({ name: 'queue', targets: [{ Id: 'q', Arn: queue.arn }] });

  const { Entries } = await aws.putEvents(orderEntry);

  expect((await aws.receive(queue)).Body).toContain(Entries?.[0]?.EventId);
});
