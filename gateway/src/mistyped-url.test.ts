import { expect, test } from 'vitest';
import { createPayload, createPost, WEBHOOK_ID } from './testing/momento.ts';
import { NOW, startTestGateway } from './testing/start-test-gateway.ts';

const BODY = createPayload(NOW);
const SHORT_ID = WEBHOOK_ID.slice(0, -1);

test.each([
  ['an id cut short', `/webhooks/${SHORT_ID}`],
  ['an id in upper case', `/prod/webhooks/${WEBHOOK_ID.toUpperCase()}`],
  ['a trailing slash', `/webhooks/${WEBHOOK_ID}/`],
  ['another word', `/webhook/${WEBHOOK_ID}`],
  ['the address alone', '/'],
])('a signed call to a mistyped URL leaves its path in the log: %s', async (_, path) => {
  const { send, readLine } = await startTestGateway();
  await send(createPost(BODY, { path }));
  expect(readLine()).toMatchObject({ message: 'rejected', path });
  expect(readLine()).not.toHaveProperty('webhookId');
});

test('of a long path the log has 128 characters', async () => {
  const { send, readLine } = await startTestGateway();
  await send(createPost(BODY, { path: `/${'x'.repeat(5_000)}` }));
  expect(readLine()['path']).toBe(`/${'x'.repeat(127)}`);
});

test.each([
  ['not signed', createPost(BODY, { path: '/.env', signature: undefined })],
  ['signed with another shape', createPost(BODY, { path: '/.env', signature: 'x' })],
  ['no POST', createPost(BODY, { path: '/.env', method: 'GET' })],
  ['without a path', { headers: {}, requestContext: { http: { method: 'POST' } } }],
  ['for an id of the right shape', createPost(BODY, { webhookId: WEBHOOK_ID.replace(/^./, '0') })],
  ['for a webhook', createPost(BODY)],
])('no other call leaves a path in the log: one that is %s', async (_, call) => {
  const { send, readLine } = await startTestGateway();
  await send(call);
  expect(readLine()).not.toHaveProperty('path');
});
