import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AUDIT_LOG_GROUP_NAME, makeAuditGroup, readAuditLines } from '../audit-calls.ts';
import type { Answer } from '../call-api.ts';
import { type CallFault, failCalls } from '../fail-calls.ts';
import { type FakeServices, startFakeServices } from '../fake-services.ts';
import { startMomentoApi } from '../start-momento-api.ts';
import type { Change, State, World } from './change.ts';

interface Plan {
  readonly fault: CallFault;
  readonly at: number;
  /** Whether every later call of the same command fails too. */
  readonly stays: boolean;
}

interface Made {
  readonly before: State;
  readonly after: State;
  readonly answer: Answer;
  readonly sent: readonly string[];
  /** The outcomes that the audit log tells of it, in order. */
  readonly audited: readonly string[];
}

/** A call that is refused; done without an answer; done twice by the SDK. */
const FAULTS: readonly { readonly fault: CallFault; readonly alsoStays: boolean }[] = [
  { fault: 'throttled', alsoStays: true },
  { fault: 'error', alsoStays: false },
  { fault: 'answer-lost', alsoStays: true },
  { fault: 'retried', alsoStays: false },
];

/** What only reads leaves nothing behind: a lost answer is an error, and a second call says the same. */
const READS = /^(?:BatchGet|Describe|Filter|Get|List|Test)/;

/** Each test makes its change as often as that makes calls. */
const TIMEOUT_MS = 300_000;

const isDone = ({ status }: Answer) => status >= 200 && status < 300;

/** Makes each change as often as it makes calls to AWS, those of its audit included; each call fails in turn. */
export function failEachCall(changes: readonly Change[]): void {
  let services: FakeServices;
  beforeAll(async () => {
    services = await startFakeServices();
  });
  afterAll(() => services.close());

  describe.each(changes)('$operations', (change) => {
    let whole: Made;
    beforeAll(async () => {
      whole = await make(change, services);
      expect(isDone(whole.answer), JSON.stringify(whole.answer.body)).toBe(true);
      expect(whole.after).not.toEqual(whole.before);
    });

    test.each(FAULTS)(
      'leaves the old state, or the new one, or what it tells, and is audited: each call in turn is $fault',
      async ({ fault, alsoStays }) => {
        for (let at = 0; ; at += 1) {
          const isRead = READS.test(whole.sent[at] ?? '');
          if (isRead && fault === 'retried') continue;
          const made = await make(change, services, { fault, at, stays: false });
          const { sent } = made;
          if (sent.length <= at) return;
          expectTold(change, made, whole, `${sent[at]} (${at}), once`);
          // Without another call of the command it would go the same way.
          if (!alsoStays || (isRead && fault === 'answer-lost')) continue;
          if (!sent.includes(sent[at] ?? '', at + 1)) continue;
          const forGood = await make(change, services, { fault, at, stays: true });
          expectTold(change, forGood, whole, `${sent[at]} (${at}), for good`);
        }
      },
      TIMEOUT_MS,
    );
  });
}

/** Makes the change in a world of its own. */
async function make(change: Change, services: FakeServices, plan?: Plan): Promise<Made> {
  services.reset();
  const { api, momento, close } = await startMomentoApi(
    { targetClients: services.clients, logUnexpected: () => {} },
    { auditLogGroupName: AUDIT_LOG_GROUP_NAME },
  );
  const world: World = { api, momento, services };
  try {
    await makeAuditGroup(api);
    const prepared = await change.prepare(world);
    const before = await change.read(world);
    const earlier = (await readAuditLines(api)).length;
    api.restart({ keepsClients: true });
    const calls = failCalls(api.context, plan);
    const answer = await change.run(world, prepared);
    calls.stop();
    const audited = (await readAuditLines(api)).slice(earlier).map(({ outcome }) => outcome);
    if (change.isFinishedBySecond && !isDone(answer)) await change.run(world, prepared);
    return { before, answer, sent: calls.sent, after: await change.read(world), audited };
  } finally {
    await close();
  }
}

function expectTold(change: Change, made: Made, whole: Made, when: string): void {
  const { before, answer, after, audited } = made;
  const seen = `${when}: ${answer.status} ${JSON.stringify(answer.body)}; audited: ${audited}`;
  if (whole.audited.includes('begun')) expectAudited(change, made, seen);
  if (change.isTold?.(answer, after)) return;
  if (isDone(answer)) expect(after, seen).toEqual(whole.after);
  else if (!isDeepStrictEqual(after, whole.after)) expect(after, seen).toEqual(before);
}

/** What is changed was said to begin; how it ended is said as it was answered, or not at all. */
function expectAudited(change: Change, { before, after, answer, audited }: Made, seen: string) {
  const isByAnother = change.isFinishedBySecond && !isDone(answer);
  if (!isByAnother && !isDeepStrictEqual(after, before)) expect(audited, seen).toContain('begun');
  // Else the answer is that of a look at it.
  if (change.operations.length > 1) return;
  for (const outcome of audited.filter((one) => one !== 'begun')) {
    expect(outcome, seen).toBe(isDone(answer) ? 'done' : 'failed');
  }
}
