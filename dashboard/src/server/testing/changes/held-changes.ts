import { setImmediate } from 'node:timers/promises';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Answer } from '../call-api.ts';
import { makeRule } from '../failure-calls.ts';
import { holdCall } from '../held-call-calls.ts';
import { registerWebhook, SIGNING_SECRET } from '../webhook-calls.ts';
import type { Change, State, World } from './change.ts';
import { countQueue } from './count-queue.ts';

/** One authentic call of a webhook, and a rule that has a queue for it. */
async function prepare({ api }: World): Promise<string> {
  await makeRule(api);
  const { webhookId } = await registerWebhook(api);
  return holdCall(api, { webhookId, secret: SIGNING_SECRET });
}

/** How often the event came to the rule's queue, and whether it is held. */
async function read({ api }: World): Promise<State> {
  const { Attributes } = await api.context.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: api.heldQueueUrl, AttributeNames: ['All'] }),
  );
  const visible = Number(Attributes?.['ApproximateNumberOfMessages']);
  const hidden = Number(Attributes?.['ApproximateNumberOfMessagesNotVisible']);
  return { arrived: await countQueue(api, 'orders'), left: visible + hidden };
}

/** It may arrive twice where an answer was lost; it may not be away and not have arrived. */
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

/** What works on held calls. */
export const HELD_CHANGES: readonly Change[] = [
  {
    operations: ['verifyHeldCalls'],
    prepare,
    run: async ({ api }, id) => {
      const started = await api.call('POST', '/api/held-calls/verify', { ids: [id] });
      if (started.status !== 202) return started;
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
    operations: ['discardHeldCalls'],
    prepare,
    run: ({ api }, id) => api.call('POST', '/api/held-calls/discard', { ids: [id] }),
    read,
    isTold: ({ body }, { left }) =>
      ['failed', 'busy'].includes(body?.results?.[0]?.result) && left === 1,
  },
];
