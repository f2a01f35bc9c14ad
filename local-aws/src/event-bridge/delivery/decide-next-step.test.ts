import { describe, expect, test } from 'vitest';
import { decideNextStep } from './decide-next-step.ts';
import type { Delivery } from './delivery.ts';

const failure = { errorCode: 'ERROR_FROM_TARGET', errorMessage: '', isRetryable: true } as const;
const delivery: Delivery = {
  id: 1,
  event: '{}',
  ruleArn: 'rule',
  target: { Id: 't', Arn: 'arn' },
  hops: 0,
  acceptedAt: 0,
  retries: 0,
};

describe('the delay before a retry', () => {
  test.each([
    [0, 500, 1000],
    [1, 1000, 2000],
    [2, 2000, 4000],
    [9, 256_000, 512_000],
    [10, 450_000, 900_000],
    [184, 450_000, 900_000],
  ])('after %i retries is between %i and %i ms, with jitter', (retries, shortest, longest) => {
    const decide = (random: number) =>
      decideNextStep({ ...delivery, retries }, failure, 5000, random);
    expect(decide(0)).toEqual({ step: 'retry', dueAt: 5000 + shortest });
    expect(decide(1 - Number.EPSILON)).toEqual({ step: 'retry', dueAt: 5000 + longest });
  });

  test("never extends past the event's maximum age", () => {
    const late = 86_400_000 - 10;
    expect(decideNextStep(delivery, failure, late, 0)).toEqual({
      step: 'retry',
      dueAt: 86_400_000,
    });
  });
});

describe('an event is given up', () => {
  test.each([
    ['after 185 retries by default', { retries: 185 }, 0, 'MaximumRetryAttempts'],
    ['after 24 hours by default', {}, 86_400_000, 'MaximumEventAgeInSeconds'],
  ])('%s', (_, state, nowMs, exhausted) => {
    expect(decideNextStep({ ...delivery, ...state }, failure, nowMs, 0)).toEqual({
      step: 'give-up',
      exhausted,
    });
  });

  test('at once if no retry can help', () => {
    const hopeless = { ...failure, isRetryable: false };
    expect(decideNextStep(delivery, hopeless, 0, 0)).toEqual({ step: 'give-up' });
  });
});
