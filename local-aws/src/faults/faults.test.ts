import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import {
  CreateQueueCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  SQSClient,
  type SQSServiceException,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { callOverHttp } from '../testing/call-over-http.ts';
import { makeClientConfig, startTestAws } from '../testing/start-test-aws.ts';

async function setFault(origin: string, fault: unknown) {
  const body = typeof fault === 'string' ? fault : JSON.stringify(fault);
  const answer = await callOverHttp(`${origin}/_local/faults`, { body });
  return { status: answer.status, json: JSON.parse(answer.body) };
}

async function listFaults(origin: string) {
  const answer = await callOverHttp(`${origin}/_local/faults`, { method: 'GET' });
  return JSON.parse(answer.body).faults;
}

test("a throttled operation answers its service's error as often as requested, then works", async () => {
  const { origin, sqs, secrets } = await startTestAws();
  await setFault(origin, { operation: 'ListSecrets', fault: 'throttle', times: 2 });
  await setFault(origin, { operation: 'ListQueues', fault: 'throttle', times: 1 });

  const throttled = { name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } };
  await expect(secrets.send(new ListSecretsCommand({}))).rejects.toMatchObject(throttled);
  expect(await listFaults(origin)).toEqual([
    { operation: 'ListSecrets', fault: 'throttle', times: 1 },
    { operation: 'ListQueues', fault: 'throttle', times: 1 },
  ]);
  await expect(secrets.send(new ListSecretsCommand({}))).rejects.toMatchObject(throttled);
  await expect(secrets.send(new ListSecretsCommand({}))).resolves.toMatchObject({ SecretList: [] });
  await expect(sqs.send(new ListQueuesCommand({}))).rejects.toMatchObject({
    name: 'RequestThrottled',
  });
  expect(await listFaults(origin)).toEqual([]);
});

test('a failing operation answers 500 until the faults are cleared', async () => {
  const { origin, sqs } = await startTestAws();
  await setFault(origin, { operation: 'ListQueues', fault: 'error' });
  for (let call = 0; call < 3; call++) {
    const failed = { name: 'InternalFailure', $metadata: { httpStatusCode: 500 } };
    await expect(sqs.send(new ListQueuesCommand({}))).rejects.toMatchObject(failed);
  }
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'unaffected' }));
  await callOverHttp(`${origin}/_local/faults`, { method: 'DELETE' });
  expect(await sqs.send(new ListQueuesCommand({}))).toMatchObject({ QueueUrls: [QueueUrl] });
});

test('an SDK that retries gets through a fault set for one call', async () => {
  const { origin } = await startTestAws();
  const sqs = new SQSClient({ ...makeClientConfig(origin), maxAttempts: 2 });
  await setFault(origin, { operation: 'ListQueues', fault: 'error', times: 1 });
  const { $metadata } = await sqs.send(new ListQueuesCommand({}));
  expect($metadata.attempts).toBe(2);
});

test('a delayed call is answered after its delay, not before', async () => {
  const { origin, sqs, clock } = await startTestAws();
  await setFault(origin, { operation: 'ListQueues', fault: 'delay', delayMs: 3000, times: 1 });
  let isAnswered = false;
  const call = sqs.send(new ListQueuesCommand({})).then(() => {
    isAnswered = true;
  });
  await clock.whenSleeping();
  await clock.advance(2999);
  expect(isAnswered).toBe(false);
  await clock.advance(1);
  await call;
});

test('a delay and an error set for one operation both apply, the delay first', async () => {
  const { origin, sqs, clock } = await startTestAws();
  await setFault(origin, { operation: 'ListQueues', fault: 'error' });
  await setFault(origin, { operation: 'ListQueues', fault: 'delay', delayMs: 500 });
  const call = sqs
    .send(new ListQueuesCommand({}))
    .catch((error: SQSServiceException) => error.name);
  await clock.whenSleeping();
  await clock.advance(500);
  expect(await call).toBe('InternalFailure');
});

test('a dropped call loses its connection, and the next one is answered', async () => {
  const { origin, sqs, unexpectedErrors } = await startTestAws();
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'queue' }));
  await setFault(origin, { operation: 'ListQueues', fault: 'drop', times: 1 });
  await expect(sqs.send(new ListQueuesCommand({}))).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(await sqs.send(new ListQueuesCommand({}))).toMatchObject({ QueueUrls: [QueueUrl] });
  expect(unexpectedErrors).toEqual([]);
});

test('a hanging call is never answered and never takes effect', async () => {
  const { origin, sqs, unexpectedErrors } = await startTestAws();
  await setFault(origin, { operation: 'CreateQueue', fault: 'hang', times: 1 });
  const caller = new AbortController();
  const call = sqs.send(new CreateQueueCommand({ QueueName: 'never' }), {
    abortSignal: caller.signal,
  });
  // The fault is consumed when the server holds the call.
  await expect.poll(() => listFaults(origin)).toEqual([]);
  caller.abort();
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  expect((await sqs.send(new ListQueuesCommand({}))).QueueUrls).toBeUndefined();
  expect(unexpectedErrors).toEqual([]);
});

test('a lost answer drops the connection after the call took effect', async () => {
  const { origin, sqs, unexpectedErrors } = await startTestAws();
  await setFault(origin, { operation: 'CreateQueue', fault: 'lost-answer', times: 1 });
  const create = new CreateQueueCommand({ QueueName: 'made' });
  await expect(sqs.send(create)).rejects.toMatchObject({ code: 'ECONNRESET' });
  const { QueueUrls } = await sqs.send(new ListQueuesCommand({}));
  expect(QueueUrls).toEqual([`${origin}/000000000000/made`]);
  expect(unexpectedErrors).toEqual([]);
});

test('the answer of a call that was refused can be lost as well', async () => {
  const { origin, sqs } = await startTestAws();
  await setFault(origin, { operation: 'GetQueueUrl', fault: 'lost-answer', times: 1 });
  const ask = () => sqs.send(new GetQueueUrlCommand({ QueueName: 'nobody' }));
  await expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
  await expect(ask()).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
});

test('with skip, exactly the calls after the skipped ones fail', async () => {
  const { origin, sqs } = await startTestAws();
  await setFault(origin, { operation: 'ListQueues', fault: 'error', skip: 2, times: 1 });
  const outcomes: string[] = [];
  for (let call = 0; call < 4; call++) {
    const outcome = sqs.send(new ListQueuesCommand({})).then(
      () => 'answered',
      (error: SQSServiceException) => error.name,
    );
    outcomes.push(await outcome);
  }
  expect(outcomes).toEqual(['answered', 'answered', 'InternalFailure', 'answered']);
});

test('two faults that skip count the same calls', async () => {
  const { origin, sqs } = await startTestAws();
  const listQueues = { operation: 'ListQueues', times: 1 };
  await setFault(origin, { ...listQueues, fault: 'throttle', skip: 1 });
  await setFault(origin, { ...listQueues, fault: 'error', skip: 2 });
  await sqs.send(new ListQueuesCommand({}));
  for (const name of ['RequestThrottled', 'InternalFailure']) {
    await expect(sqs.send(new ListQueuesCommand({}))).rejects.toMatchObject({ name });
  }
});

test('a fault for every operation counts all calls', async () => {
  const { origin, sqs, secrets } = await startTestAws();
  await setFault(origin, { operation: '*', fault: 'error', skip: 1, times: 1 });
  await sqs.send(new ListQueuesCommand({}));
  expect(await listFaults(origin)).toEqual([{ operation: '*', fault: 'error', skip: 0, times: 1 }]);
  await expect(secrets.send(new ListSecretsCommand({}))).rejects.toMatchObject({
    name: 'InternalServiceError',
  });
  await sqs.send(new ListQueuesCommand({}));
});

test.each([
  ['an unknown operation', { operation: 'PutEvent', fault: 'error' }, 'operation'],
  ['an unknown fault', { operation: 'SendMessage', fault: 'explode' }, 'fault'],
  ['no fault', { operation: 'SendMessage' }, 'fault'],
  ['entry elsewhere', { operation: 'SendMessage', fault: 'entry' }, 'entry'],
  ['entries of a whole call', { operation: 'PutEvents', fault: 'error', entries: [0] }, 'entries'],
  ['an error of a replay', { operation: 'Replay', fault: 'error' }, 'Replay'],
  ['no entries', { operation: 'PutEvents', fault: 'entry', entries: [] }, 'entries'],
  ['a negative skip', { operation: 'SendMessage', fault: 'error', skip: -1 }, 'skip'],
  ['times 0', { operation: 'SendMessage', fault: 'error', times: 0 }, 'times'],
  ['times 1.5', { operation: 'SendMessage', fault: 'error', times: 1.5 }, 'times'],
  ['times in text', { operation: 'SendMessage', fault: 'error', times: '1' }, 'times'],
  ['a delay without delayMs', { operation: 'SendMessage', fault: 'delay' }, 'delayMs'],
  ['a negative delay', { operation: 'SendMessage', fault: 'delay', delayMs: -1 }, 'delayMs'],
  ['delayMs without a delay', { operation: 'SendMessage', fault: 'drop', delayMs: 5 }, 'delayMs'],
  ['an unknown key', { operation: 'SendMessage', fault: 'drop', after: 5 }, 'after'],
  ['invalid JSON', '{', 'JSON'],
])('%s is refused with a message that names the field', async (_, fault, named) => {
  const { origin } = await startTestAws();
  const { status, json } = await setFault(origin, fault);
  expect(status).toBe(400);
  expect(json.message).toContain(named);
  expect(await listFaults(origin)).toEqual([]);
});

test('the server reports its health', async () => {
  const { origin } = await startTestAws();
  const answer = await callOverHttp(`${origin}/_local/health`, { method: 'GET' });
  expect(answer).toMatchObject({ status: 200, body: '{"status":"ok"}' });
});

test('a web page can neither set nor clear faults', async () => {
  const { origin } = await startTestAws();
  await setFault(origin, { operation: 'SendMessage', fault: 'drop' });
  const headers = { origin: 'http://localhost:3000' };
  const set = { body: '{"operation":"ListQueues","fault":"drop"}', headers };
  expect((await callOverHttp(`${origin}/_local/faults`, set)).status).toBe(403);
  const clear = { method: 'DELETE', headers };
  expect((await callOverHttp(`${origin}/_local/faults`, clear)).status).toBe(403);
  expect(await listFaults(origin)).toEqual([{ operation: 'SendMessage', fault: 'drop' }]);
});
