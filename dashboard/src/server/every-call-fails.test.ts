import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { BREAKS, type Break, createAwsBreaker } from './testing/aws-breaker.ts';
import type { Change, World } from './testing/changes/change.ts';
import { CHANGES } from './testing/changes/changes.ts';
import { startFakeServices } from './testing/fake-services.ts';
import { startApi } from './testing/start-api.ts';

/** Runs the change in a world of its own with one call of AWS failing. */
async function runBroken(change: Change, place: number, how: Break) {
  const breaker = createAwsBreaker();
  const services = await startFakeServices(breaker.standBefore);
  const api = await startApi({}, { targetClients: services.clients }, breaker.standBefore);
  const world: World = { api, services };
  try {
    const prepared = await change.prepare(world);
    const before = await change.read(world, prepared);
    api.restart();
    breaker.arm(place, how);
    const answer = await change.run(world, prepared);
    const operation = breaker.disarm();
    const after = await change.read(world, prepared);
    return { before, answer, operation, after };
  } finally {
    await Promise.all([api.close(), services.close()]);
    await breaker.close();
  }
}

const NO_PLACE = -1;
const isDone = ({ status }: { status: number }) => status >= 200 && status < 300;

describe.each(CHANGES)('$name', (change) => {
  test.each(BREAKS)(
    'leaves the old state, or the new one, or tells what it left, whichever call of AWS is %s',
    async (how) => {
      const whole = await runBroken(change, NO_PLACE, how);
      expect(isDone(whole.answer), JSON.stringify(whole.answer.body)).toBe(true);
      expect(whole.after).not.toEqual(whole.before);
      for (let place = 0; ; place += 1) {
        const { before, answer, operation, after } = await runBroken(change, place, how);
        if (operation === undefined) break;
        const seen = `${operation} ${how} (call ${place}): ${answer.status} ${JSON.stringify(answer.body)}`;
        if (change.tellsOf?.(answer, after)) continue;
        if (isDone(answer)) expect(after, seen).toEqual(whole.after);
        else if (!isDeepStrictEqual(after, whole.after)) expect(after, seen).toEqual(before);
      }
    },
  );
});
