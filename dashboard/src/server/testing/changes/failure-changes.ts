import { setImmediate } from 'node:timers/promises';
import type { Answer } from '../call-api.ts';
import { makeRuleFor, RULE_ARN } from '../dead-letter-calls.ts';
import { countMessages, makeRule, park, parkDeadLetter } from '../failure-calls.ts';
import { TOPIC_ARN } from '../fake-services.ts';
import { makePublishFailure } from '../publish-failure.ts';
import type { Change, State, World } from './change.ts';
import { countQueue } from './count-queue.ts';

/** One parked event of a registered topic, and a rule that has a queue for it. */
async function prepareParked({ api }: World): Promise<string> {
  await makeRule(api);
  return park(api, makePublishFailure());
}

/** One dead letter of a rule that is there, and its own target. */
async function prepareDeadLetter({ api }: World): Promise<string> {
  const { arn } = await makeRule(api);
  const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule/rule';
  return parkDeadLetter(api, arn, { RULE_ARN });
}

/** One dead letter of a rule that has a topic. */
async function prepareForTopic({ api }: World): Promise<string> {
  await makeRuleFor(api, TOPIC_ARN);
  return parkDeadLetter(api, TOPIC_ARN, { RULE_ARN });
}

async function readTopic({ api, services }: World): Promise<State> {
  const { visible, held } = await countMessages(api);
  return { arrived: services.published.length, left: visible + held };
}

/** How often the event came to the rule's queue, and whether it is among the failures. */
async function read({ api }: World): Promise<State> {
  const { visible, held } = await countMessages(api);
  return { arrived: await countQueue(api, 'orders'), left: visible + held };
}

const redrive: Change['run'] = ({ api }, id) =>
  api.call('POST', '/api/failures/redrive', { ids: [id] });

/** An event may arrive twice where an answer was lost; it may not be away and not have arrived. */
function isTold({ body }: Answer, { arrived, left }: State): boolean {
  if (body?.state === 'failed' && body.results.length === 0) return left === 1;
  switch (body?.results?.[0]?.result) {
    case 'redriven':
      return Number(arrived) > 0 && left === 0;
    case 'not-removed':
      return Number(arrived) > 0 && left === 1;
    case 'failed':
    case 'busy':
      return left === 1;
    default:
      return false;
  }
}

/** What works on failures. */
export const FAILURE_CHANGES: readonly Change[] = [
  { operations: ['redriveFailures'], prepare: prepareParked, run: redrive, read, isTold },
  { operations: ['redriveFailures'], prepare: prepareDeadLetter, run: redrive, read, isTold },
  {
    operations: ['redriveFailures'],
    prepare: prepareForTopic,
    run: redrive,
    read: readTopic,
    isTold,
  },
  {
    operations: ['startRedrive', 'readRedrive'],
    prepare: prepareParked,
    run: async ({ api }, id) => {
      const started = await api.call('POST', '/api/redrives', { ids: [id] });
      if (started.status !== 201 && started.status !== 202) return started;
      for (;;) {
        await setImmediate();
        const answer = await api.call('GET', `/api/redrives/${started.body.redriveId}`);
        if (answer.status !== 200 || answer.body.state !== 'running') return answer;
      }
    },
    read,
    isTold,
  },
  {
    operations: ['deleteFailures'],
    prepare: prepareParked,
    run: ({ api }, id) => api.call('POST', '/api/failures/delete', { ids: [id] }),
    read,
    isTold: ({ body }, { left }) =>
      ['failed', 'busy'].includes(body?.results?.[0]?.result) && left === 1,
  },
];
