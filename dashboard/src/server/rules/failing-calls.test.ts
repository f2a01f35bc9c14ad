import { DescribeRuleCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { failCalls } from '../testing/fail-calls.ts';
import { makeQueue, type Queue, readPolicy, toTarget } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

/** A lock that could not be given back ends with time. */
const MINUTE_MS = 60_000;

vi.setConfig({ testTimeout: 120_000 });

let api: Api;
let clock = Date.now();
let queues: Record<'first' | 'second' | 'third', Queue>;
beforeAll(async () => {
  api = await startApi({}, { logUnexpected: () => {}, now: () => clock });
  queues = {
    first: await makeQueue(api, 'first'),
    second: await makeQueue(api, 'second'),
    third: await makeQueue(api, 'third'),
  };
});
afterAll(() => api.close());

const BEFORE = () => ({
  name: 'rule',
  cache: 'shop',
  description: 'old',
  targets: [toTarget(queues.first), toTarget(queues.second)],
});

/** Each operation that changes a rule: what it is done to, and how. */
const OPERATIONS = {
  create: { make: false, call: () => api.call('POST', '/api/rules', BEFORE()) },
  update: {
    make: true,
    call: () =>
      api.call('PATCH', '/api/rules/rule', {
        description: 'new',
        enabled: false,
        cache: 'other',
        targets: [toTarget(queues.second), toTarget(queues.third)],
      }),
  },
  disable: {
    make: true,
    call: () => api.call('PATCH', '/api/rules/rule', { enabled: false }),
  },
  delete: { make: true, call: () => api.call('DELETE', '/api/rules/rule') },
};

/** All that EventBridge holds of the rule; undefined when it is not there. */
async function readState() {
  const { events } = api.dependencies;
  try {
    const { EventPattern, State, Description } = await events.send(
      new DescribeRuleCommand({ Name: 'rule' }),
    );
    const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: 'rule' }));
    return { EventPattern, State, Description, arns: Targets.map(({ Arn = '' }) => Arn).sort() };
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function startOver(make: boolean) {
  clock += MINUTE_MS;
  expect((await api.call('DELETE', '/api/rules/rule')).status).toBeOneOf([204, 404]);
  if (make) expect((await api.call('POST', '/api/rules', BEFORE())).status).toBe(201);
}

async function expectPermissions(arns: readonly string[]) {
  for (const queue of Object.values(queues).filter(({ arn }) => arns.includes(arn))) {
    expect((await readPolicy(api, queue))?.Statement, queue.arn).toHaveLength(1);
  }
}

/** A call that is refused, for good or once; done without an answer; done twice by the SDK. */
const FAULTS = [
  ['throttled', 'once'],
  ['throttled', 'from then on'],
  ['error', 'once'],
  ['answer-lost', 'once'],
  ['answer-lost', 'from then on'],
  ['retried', 'once'],
] as const;

const cases = (Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[]).flatMap((operation) =>
  FAULTS.map(([fault, often]) => [operation, fault, often] as const),
);

test.each(cases)(
  'to %s a rule happens whole, or not at all, or is told as it is: each call %s %s',
  async (operation, fault, often) => {
    const { make, call } = OPERATIONS[operation];
    await startOver(make);
    const before = await readState();
    expect((await call()).status).toBeLessThan(300);
    const after = await readState();
    for (let at = 0; ; at += 1) {
      await startOver(make);
      const calls = failCalls(api.dependencies, { fault, at, stays: often !== 'once' });
      const { status, body } = await call();
      calls.stop();
      const place = `${calls.sent[at]} (${at}): ${status} ${body?.detail}`;
      const now = await readState();
      if (body?.type?.endsWith(':rule-left-changed')) {
        expect(body.detail, place).toContain(describe(now));
      } else if (status < 300) {
        expect(now, place).toEqual(after);
      } else {
        expect([before, after], place).toContainEqual(now);
      }
      await expectPermissions(now?.arns ?? []);
      if (calls.sent.length <= at) return;
    }
  },
);

function describe(state: Awaited<ReturnType<typeof readState>>): string {
  if (state === undefined) return 'The rule is gone.';
  return state.State === 'DISABLED' ? 'It is disabled.' : 'It is enabled.';
}
