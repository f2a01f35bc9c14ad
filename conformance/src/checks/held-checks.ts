import { readRedrive } from '@momento-gateway/api/failures/redrive-operations';
import {
  checkSigningSecret,
  discardHeldCalls,
  listHeldCalls,
  readHeldCall,
  verifyHeldCalls,
} from '@momento-gateway/api/held/held-call-operations';
import { rotateSecret } from '@momento-gateway/api/webhooks/webhook-operations';
import { sign } from '@momento-gateway/e2e/momento';
import { formatHeldCall } from '@momento-gateway/shared/held-call';
import { expect } from 'vitest';
import { sendAsOwner } from '../send-as-owner.ts';
import { type Check, type CheckContext, waitFor } from './check.ts';
import { register } from './webhook-checks.ts';

const NEW_SECRET = 'held-until-it-is-stored';

/** Holds a call of a webhook in place of the gateway. @returns the held call's id. */
async function hold({ stack }: CheckContext, webhookId: string): Promise<string> {
  const now = Date.now();
  const facts = { cache: 'shop', topic: 'orders' };
  const body = JSON.stringify({
    ...facts,
    publish_timestamp: now,
    topic_sequence_number: 1,
    text: 'held',
  });
  return sendAsOwner({
    QueueUrl: stack.outputs.HeldQueueUrl,
    MessageBody: formatHeldCall({
      v: 1,
      kind: 'held',
      reason: 'wrong-signature',
      receivedAt: now,
      requestId: 'request',
      webhookId,
      tenant: 'default',
      ...facts,
      sequenceNumber: 1,
      publishTimestamp: now,
      signature: sign(body, NEW_SECRET),
      body: Buffer.from(body).toString('base64'),
    }),
  });
}

async function waitForEnd({ dashboard }: CheckContext, redriveId: string) {
  return waitFor(
    () => dashboard.call(readRedrive, { params: { redriveId } }),
    ({ state }) => state !== 'running',
  );
}

export const HELD_CHECKS = {
  'lists held calls, and discards one': async (context) => {
    const { dashboard } = context;
    const { webhookId } = await register(context);
    const id = await hold(context, webhookId);
    await dashboard.restart();
    const { failures } = await dashboard.call(listHeldCalls, { query: {} });
    expect(failures.map((failure) => failure.id)).toContain(id);
    const { event } = await dashboard.call(readHeldCall, { params: { failureId: id } });
    expect(event).toMatchObject({ text: 'held' });
    const { results } = await dashboard.call(discardHeldCalls, { body: { ids: [id] } });
    expect(results).toEqual([{ id, result: 'deleted' }]);
  },
  'publishes a held call once its secret is stored': async (context) => {
    const { dashboard } = context;
    const { webhookId } = await register(context);
    const id = await hold(context, webhookId);
    await dashboard.restart();
    const first = await dashboard.call(verifyHeldCalls, { body: { ids: [id] } });
    const refused = await waitForEnd(context, first.redriveId);
    expect(refused.results).toMatchObject([{ id, result: 'failed' }]);
    const params = { webhookId };
    const body = { signingSecret: NEW_SECRET };
    const checked = await dashboard.call(checkSigningSecret, { params, body });
    expect(checked).toMatchObject({ heldCount: 1, verifiedCount: 1 });
    const { redriveId = '' } = await dashboard.call(rotateSecret, { params, body });
    const { results } = await waitForEnd(context, redriveId);
    expect(results).toMatchObject([{ id, result: 'redriven' }]);
  },
} satisfies Readonly<Record<string, Check>>;
