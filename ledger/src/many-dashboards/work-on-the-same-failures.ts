import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { createQueue } from '../provision.ts';
import type { ParkedEvent } from './capture-parked-body.ts';
import { judgeFailure } from './judge-failure.ts';
import {
  type Answer,
  type Ask,
  firstOf,
  insistOn,
  isDone,
  type PlayRound,
  type Round,
} from './round.ts';
import { takeAll } from './take-all.ts';

/** More than one call of SQS takes, so that each dashboard gets some. */
const FAILURES = 25;
const BATCH = 10;
const REST_MS = 100;
/** Longer than a dashboard that was told nothing more holds a message. */
const PATIENCE_MS = 150_000;

interface Result {
  readonly id: string;
  readonly result: string;
}

/**
 * All dashboards list the same failures; then some redrive and others delete them, all at once,
 * until none is left. Each event is published once or was deleted, and nobody is told otherwise.
 */
export const workOnTheSameFailures =
  (writeParked: (event: ParkedEvent) => string): PlayRound =>
  async (round) => {
    const { name, dashboards, sqs, tally } = round;
    const consumer = await createQueue(sqs, name);
    const rule = { name, cache: name, targets: [{ type: 'sqs', arn: consumer.arn }] };
    await insistOn(firstOf(round)('POST', '/rules', rule));
    const webhook = { name, cache: name, topic: 'orders', signingSecret: 'not used' };
    const { webhookId } = await insistOn(firstOf(round)('POST', '/webhooks', webhook));
    const ids = await park(round, (place) =>
      writeParked({ webhookId, cache: name, text: `${name} ${place}` }),
    );
    await Promise.all(dashboards.map((ask) => checkList(round, ask)));

    const results: Result[] = [];
    const gone = new Set<string>();
    const note = (answer: Answer) => {
      if (!isDone(answer)) tally.accuse('failures were not worked on', JSON.stringify(answer));
      for (const one of (answer.body?.results ?? []) as Result[]) {
        tally.count(`a failure was ${one.result}`);
        if (gone.has(one.id) && SETTLED.has(one.result)) {
          tally.accuse('a failure was called gone and was in the queue', `${name} ${one.id}`);
        }
        results.push(one);
      }
    };
    const answers = await Promise.all(
      dashboards.map((ask, place) =>
        ask('POST', place === 2 ? '/failures/delete' : '/failures/redrive', { ids }),
      ),
    );
    answers.forEach(note);
    for (const { id, result } of results) if (result === 'gone') gone.add(id);
    const deadline = Date.now() + PATIENCE_MS;
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
    await insistOn(firstOf(round)('DELETE', `/rules/${name}`));
    await insistOn(firstOf(round)('DELETE', `/webhooks/${webhookId}`));
  };

const SETTLED = new Set(['redriven', 'deleted']);
const countOf = (results: readonly Result[], wanted: string) =>
  new Set(results.filter(({ result }) => result === wanted).map(({ id }) => id)).size;

/** @returns the messages' ids, by the places of their events. */
async function park(
  { gatewaySqs, queues }: Round,
  writeBody: (place: number) => string,
): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < FAILURES) {
    const Entries = Array.from({ length: Math.min(BATCH, FAILURES - ids.length) }, (_, place) => ({
      Id: String(place),
      MessageBody: writeBody(ids.length + place),
    }));
    const { Successful = [] } = await gatewaySqs.send(
      new SendMessageBatchCommand({ QueueUrl: queues.parked, Entries }),
    );
    const idOf = new Map(Successful.map(({ Id, MessageId = '' }) => [Id, MessageId]));
    ids.push(...Entries.map(({ Id }) => idOf.get(Id) ?? ''));
  }
  return ids;
}

/** A list that is complete has all; one from before does not count. */
async function checkList({ name, tally }: Round, ask: Ask): Promise<void> {
  const parkedAt = Date.now();
  const { total, complete, readAt } = await insistOn(ask('GET', `/failures?search=${name}`));
  if (readAt < parkedAt) return tally.count('lists from memory');
  tally.count(complete ? 'complete lists' : 'lists that said they were incomplete');
  if (complete && total !== FAILURES) {
    tally.accuse('a list lacked failures and said it was complete', `${name}: ${total}`);
  }
}

function judge(
  { name, tally }: Round,
  ids: readonly string[],
  results: readonly Result[],
  published: readonly string[],
): void {
  ids.forEach((id, place) => {
    const copies = published.filter((event) => event.includes(`"${name} ${place}"`)).length;
    const answers = results.filter((one) => one.id === id).map(({ result }) => result);
    for (const crime of judgeFailure(copies, answers)) {
      tally.accuse(crime, `${name} ${place}: ${copies} published, answered ${answers}`);
    }
  });
  tally.count('failures worked on by all', ids.length);
}
