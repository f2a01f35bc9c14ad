import { callApi, listFailures, setFault } from '../api.ts';
import { createSqs, takeMessages } from '../aws.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';

const MINUTE_MS = 60_000;

test('an authentic event is at the target with exactly the envelope', async ({
  product,
  route,
}) => {
  const { cache, topic, signingSecret, webhook, queue } = route;
  const publishedAt = Date.now();
  const body = bodyOf({ cache, topic, text: '{"n": 1}', publish_timestamp: publishedAt });

  const answer = await postSigned(webhook.url, body, sign(body, signingSecret));
  expect(answer).toMatchObject({ status: 200, body: { outcome: 'published' } });

  const messages = await takeMessages(createSqs(product), queue.url, 1);
  expect(messages.map((text) => JSON.parse(text))).toEqual([
    {
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': `${cache}#${topic}`,
      source: 'Momento',
      account: '000000000000',
      time: `${new Date(publishedAt).toISOString().slice(0, 19)}Z`,
      region: 'us-east-1',
      resources: [],
      detail: JSON.parse(body),
    },
  ]);
});

test('a call that is not authentic, fresh and for its own webhook is rejected and never on the bus', async ({
  product,
  route,
}) => {
  const { cache, topic, signingSecret, webhook, queue } = route;
  const good = bodyOf({ cache, topic, text: 'x' });
  const foreign = bodyOf({ cache, topic: 'other', text: 'x' });
  const at = (offsetMs: number) =>
    bodyOf({ cache, topic, text: 'x', publish_timestamp: Date.now() + offsetMs });
  const unknownUrl = webhook.url.replace(webhook.webhookId, crypto.randomUUID());
  const signed = (body: string) => sign(body, signingSecret);
  const stale = at(-2 * MINUTE_MS);
  const future = at(2 * MINUTE_MS);
  const cases: readonly (readonly [string, string, string, string, number])[] = [
    ['forged', webhook.url, good, sign(good, 'another secret'), 403],
    ['tampered', webhook.url, good.replace('"x"', '"y"'), signed(good), 403],
    ['without signature', webhook.url, good, '', 403],
    ['junk after the signature', webhook.url, good, `${signed(good)}00`, 403],
    ['of a foreign topic', webhook.url, foreign, signed(foreign), 403],
    ['stale', webhook.url, stale, signed(stale), 403],
    ['future', webhook.url, future, signed(future), 403],
    ['for an unknown webhook', unknownUrl, good, signed(good), 403],
    ['malformed', webhook.url, '{"cache":', signed('{"cache":'), 400],
    ['to an unknown path', `${product.functionUrl}nowhere`, good, signed(good), 404],
  ];
  for (const [name, url, body, signature, status] of cases) {
    const answer = await postSigned(url, body, signature);
    expect(answer, name).toMatchObject({ status, body: { outcome: 'rejected' } });
  }
  expect((await fetch(webhook.url)).status).toBe(405);
  expect(await takeMessages(createSqs(product), queue.url, 0)).toEqual([]);
});

test('an event that the bus did not accept is answered 202, listed, redriven and at the target once', async ({
  product,
  route,
}) => {
  const { cache, topic, signingSecret, webhook, queue } = route;
  const text = `parked ${webhook.webhookId}`;
  const body = bodyOf({ cache, topic, text });
  await setFault(product, { operation: 'PutEvents', fault: 'error', times: 50 });
  const answer = await postSigned(webhook.url, body, sign(body, signingSecret));
  expect(answer).toMatchObject({ status: 202, body: { outcome: 'parked' } });
  await fetch(`${product.awsUrl}/_local/faults`, { method: 'DELETE' });

  await expect.poll(() => listFailures(product, text)).toHaveLength(1);
  const [failure] = await listFailures(product, text);
  expect(failure).toMatchObject({ kind: 'publish', webhookId: webhook.webhookId });

  const redrive = await callApi(product, 'POST', '/failures/redrive', { ids: [failure?.id] });
  expect(redrive.status).toBe(200);
  const messages = await takeMessages(createSqs(product), queue.url, 1);
  expect(messages.map((message) => JSON.parse(message).detail)).toEqual([JSON.parse(body)]);
  expect(await listFailures(product, text)).toEqual([]);
});

test('a rotated signing secret works immediately, and the previous one until its end', async ({
  product,
  route,
}) => {
  const { cache, topic, signingSecret, webhook } = route;
  const body = bodyOf({ cache, topic, text: 'x' });
  const post = (secret: string) => postSigned(webhook.url, body, sign(body, secret));
  expect(await post(signingSecret)).toMatchObject({ status: 200 });
  const path = `/webhooks/${webhook.webhookId}/secret`;
  const rotate = (secret: string, overlapMinutes: number) =>
    callApi(product, 'POST', path, { signingSecret: secret, overlapMinutes });

  expect(await rotate('second secret', 10)).toMatchObject({ status: 200 });
  expect(await post('second secret')).toMatchObject({ status: 200 });
  expect(await post(signingSecret)).toMatchObject({ status: 200 });
});
