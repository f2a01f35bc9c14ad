import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { createQueue } from '../provision.ts';
import { judgeFailure } from './judge-failure.ts';
import {
  type Answer,
  type Ask,
  firstOf,
  isDone,
  type PlayRound,
  type Round,
  requireSuccess,
} from './round.ts';
import { takeAll } from './take-all.ts';

/** More than one SQS call returns, so that each dashboard gets some. */
const FAILURES = 25;
const BATCH = 10;
const REST_MS = 100;
/** Longer than a dashboard hides a message. */
const TIMEOUT_MS = 150_000;

interface Result {
  readonly id: string;
  readonly result: string;
}

/**
 * All dashboards list the same failures; then some redrive and others delete them, all at once, until
 * none is left. Each event must be published once or deleted, and reported correctly.
 */
export const workOnTheSameFailures: PlayRound = async (round) => {
  const { name, dashboards, sqs, tally, writeParked } = round;
  const consumer = await createQueue(sqs, name);
  const rule = { name, cache: name, targets: [{ type: 'sqs', arn: consumer.arn }] };
  await requireSuccess(firstOf(round)('POST', '/rules', rule));
  const webhook = { name, cache: name, topic: 'orders', signingSecret: 'not used' };
  const { webhookId } = await requireSuccess(firstOf(round)('POST', '/webhooks', webhook));
  const ids = await park(round, (index) =>
    writeParked({ webhookId, cache: name, text: `${name} ${index}` }),
  );
  await Promise.all(dashboards.map((ask) => checkList(round, ask)));

  const results: Result[] = [];
  const gone = new Set<string>();
  const note = (answer: Answer) => {
    if (!isDone(answer)) tally.addViolation('a redrive or deletion failed', JSON.stringify(answer));
    for (const one of (answer.body?.results ?? []) as Result[]) {
      tally.count(`a failure was ${one.result}`);
      if (gone.has(one.id) && SETTLED.has(one.result)) {
        tally.addViolation(
          'a failure was reported as gone but was in the queue',
          `${name} ${one.id}`,
        );
      }
      results.push(one);
    }
  };
  const answers = await Promise.all(
    dashboards.map((ask, index) =>
      ask('POST', index === 2 ? '/failures/delete' : '/failures/redrive', { ids }),
    ),
  );
  answers.forEach(note);
  for (const { id, result } of results) if (result === 'gone') gone.add(id);
  const deadline = Date.now() + TIMEOUT_MS;
  const openIds = () => {
    const settled = new Set(
      results.filter(({ result }) => SETTLED.has(result)).map(({ id }) => id),
    );
    return ids.filter((id) => !settled.has(id));
  };
  while (openIds().length > 0 && Date.now() < deadline) {
    note(await firstOf(round)('POST', '/failures/redrive', { ids: openIds() }));
    await sleep(REST_MS);
  }
  const published = await takeAll(sqs, consumer.url, countOf(results, 'redriven'));
  judge(round, ids, results, published);
  await requireSuccess(firstOf(round)('DELETE', `/rules/${name}`));
  await requireSuccess(firstOf(round)('DELETE', `/webhooks/${webhookId}`));
};

const SETTLED = new Set(['redriven', 'deleted']);
const countOf = (results: readonly Result[], wanted: string) =>
  new Set(results.filter(({ result }) => result === wanted).map(({ id }) => id)).size;

/** @returns the messages' ids, in the order of their events. */
async function park(
  { gatewaySqs, tenant: { queues } }: Round,
  writeBody: (index: number) => string,
): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < FAILURES) {
    const Entries = Array.from({ length: Math.min(BATCH, FAILURES - ids.length) }, (_, index) => ({
      Id: String(index),
      MessageBody: writeBody(ids.length + index),
    }));
    const { Successful = [] } = await gatewaySqs.send(
      new SendMessageBatchCommand({ QueueUrl: queues.parked, Entries }),
    );
    const idOf = new Map(Successful.map(({ Id, MessageId = '' }) => [Id, MessageId]));
    ids.push(...Entries.map(({ Id }) => idOf.get(Id) ?? ''));
  }
  return ids;
}

/** A list that says it is complete must have all failures. A cached list does not count. */
async function checkList({ name, tally }: Round, ask: Ask): Promise<void> {
  const parkedAt = Date.now();
  const { total, complete, readAt } = await requireSuccess(ask('GET', `/failures?search=${name}`));
  if (readAt < parkedAt) return tally.count('cached lists');
  tally.count(complete ? 'complete lists' : 'lists that said they were incomplete');
  if (complete && total !== FAILURES) {
    tally.addViolation('a list lacked failures but said it was complete', `${name}: ${total}`);
  }
}

function judge(
  { name, tally }: Round,
  ids: readonly string[],
  results: readonly Result[],
  published: readonly string[],
): void {
  ids.forEach((id, index) => {
    const copies = published.filter((event) => event.includes(`"${name} ${index}"`)).length;
    const answers = results.filter((one) => one.id === id).map(({ result }) => result);
    for (const violation of judgeFailure(copies, answers)) {
      tally.addViolation(violation, `${name} ${index}: ${copies} published, answered ${answers}`);
    }
  });
  tally.count('failures that all dashboards worked on', ids.length);
}
