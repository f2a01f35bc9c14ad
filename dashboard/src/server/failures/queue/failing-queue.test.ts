import { afterEach, beforeEach, expect, test } from 'vitest';
import { countMessages, listFailures, makeRule, park } from '../../testing/failure-calls.ts';
import { holdBus } from '../../testing/hold-bus.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { receiveBodies } from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const act = (action: 'redrive' | 'delete', choice: object) =>
  api.call('POST', `/api/failures/${action}`, choice);

/** Fails the calls of one operation that `isFailing` chooses, by their number from 0. */
function failCalls(
  command: string,
  isFailing: (call: number) => boolean,
  [name, message, httpStatusCode]: readonly [string, string, number] = [
    'InternalFailure',
    'down',
    500,
  ],
): void {
  let calls = 0;
  api.context.sqs.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        if (commandName === command && isFailing(calls++)) {
          throw Object.assign(new Error(message), {
            name,
            $fault: httpStatusCode < 500 ? 'client' : 'server',
            $metadata: { httpStatusCode },
          });
        }
        return next(call);
      },
    { step: 'initialize' },
  );
}

async function parkMany(count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, () => park(api, makePublishFailure())));
}

test('redriving what could not be deleted publishes it: nothing is deleted that was not on the bus', async () => {
  const target = await makeRule(api);
  const id = await park(api, makePublishFailure());
  await api.setFault({ operation: 'DeleteMessageBatch', fault: 'error', times: 3 });
  expect((await act('delete', { ids: [id] })).body.results).toMatchObject([{ result: 'failed' }]);
  expect((await act('redrive', { ids: [id] })).body.results).toMatchObject([
    { id, result: 'redriven' },
  ]);
  expect(await receiveBodies(api, target)).toHaveLength(1);
});

test('deleting what may not be deleted says so', async () => {
  const id = await park(api, makePublishFailure());
  const message = 'User: arn:aws:iam::1:user/u is not authorized to perform: sqs:deletemessage';
  failCalls('DeleteMessageBatchCommand', () => true, ['AccessDenied', message, 403]);
  expect((await act('delete', { ids: [id] })).body.results).toEqual([
    { id, result: 'failed', message: expect.stringContaining('sqs:DeleteMessage') },
  ]);
});

test('deleting what was redriven but could not be removed publishes nothing', async () => {
  const target = await makeRule(api);
  const id = await park(api, makePublishFailure());
  await api.setFault({ operation: 'DeleteMessageBatch', fault: 'error', times: 3 });
  expect((await act('redrive', { ids: [id] })).body.results).toMatchObject([
    { result: 'not-removed' },
  ]);
  expect((await act('delete', { ids: [id] })).body.results).toEqual([{ id, result: 'deleted' }]);
  expect(await receiveBodies(api, target)).toHaveLength(1);
});

test.each([0, 1, 2])(
  'when receive %d of several fails, what the others received is visible again at once',
  async (failing) => {
    await parkMany(25);
    failCalls('ReceiveMessageCommand', (call) => call === failing);
    expect((await api.call('GET', '/api/failures')).status).toBe(502);
    expect(await countMessages(api)).toEqual({ visible: 25, held: 0 });
    expect(await listFailures(api)).toMatchObject({ total: 25, complete: true });
  },
);

test('work that an AWS error interrupts says what was done, and calls nothing gone', async () => {
  const ids = await parkMany(100);
  // The first round is eight calls.
  failCalls('ReceiveMessageCommand', (call) => call >= 8);
  const { status, body } = await act('delete', { ids });
  expect(status).toBe(200);
  expect(body.problem).toMatch(/AWS/);
  const counts = Object.groupBy(body.results, ({ result }: { result: string }) => result);
  expect(counts['deleted']).toHaveLength(80);
  expect(counts['failed']).toHaveLength(20);
  expect(await countMessages(api)).toEqual({ visible: 20, held: 0 });
});

test('messages that could not be released are known to be held: listed, busy, and never gone', async () => {
  const ids = await parkMany(12);
  failCalls('ChangeMessageVisibilityBatchCommand', () => true);
  expect(await listFailures(api)).toMatchObject({ total: 12, complete: true });
  expect(await countMessages(api)).toEqual({ visible: 0, held: 12 });
  const { results } = (await act('delete', { ids: [ids[0]] })).body;
  expect(results).toMatchObject([{ id: ids[0], result: 'busy' }]);
  expect(await listFailures(api)).toMatchObject({ total: 12, complete: true, heldElsewhere: 0 });
});

test('a release that SQS does for some messages only is not taken for one of all', async () => {
  const [id] = await parkMany(1);
  api.context.sqs.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        if (commandName !== 'ChangeMessageVisibilityBatchCommand') return next(call);
        const Failed = [{ Id: '0', Code: 'InternalError', SenderFault: false }];
        return { response: {}, output: { $metadata: {}, Successful: [], Failed } } as never;
      },
    { step: 'initialize' },
  );
  await listFailures(api);
  await act('delete', { ids: ['none'] });
  expect(await listFailures(api)).toMatchObject({ total: 1, complete: true, heldElsewhere: 0 });
  const { results } = (await act('delete', { ids: [id] })).body;
  expect(results).toMatchObject([{ id, result: 'busy' }]);
});

test('a look of a process that has just started does not wait for a redrive that runs', async () => {
  const ids = await parkMany(3);
  const bus = holdBus(api);
  await makeRule(api);
  const redrive = act('redrive', { ids });
  await bus.reached;
  expect(await listFailures(api)).toMatchObject({ total: 3, complete: true, heldElsewhere: 0 });
  bus.release();
  await redrive;
  expect(await listFailures(api)).toMatchObject({ total: 0, complete: true });
});

test('when one queue cannot be read the list is refused, instead of showing half of it', async () => {
  await parkMany(2);
  failCalls('ReceiveMessageCommand', (call) => call === 1);
  expect((await api.call('GET', '/api/failures')).status).toBe(502);
  expect(await countMessages(api)).toEqual({ visible: 2, held: 0 });
});

test('what comes back before a long sweep is through is not taken for its end: nothing behind it is gone', async () => {
  const ids = await parkMany(250);
  const answers: object[] = [];
  let returned = 0;
  api.context.sqs.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        if (commandName !== 'ReceiveMessageCommand') return next(call);
        // As SQS may after their time is over: the first ones once more, before those not seen yet.
        if (answers.length >= 16 && returned < 16) {
          returned += 1;
          return { response: {}, output: answers[returned - 1] } as never;
        }
        const answer = await next(call);
        if ((answer.output as { Messages?: object[] }).Messages) answers.push(answer.output);
        return answer;
      },
    { step: 'initialize' },
  );
  const wanted = [...ids.slice(-50), 'none'];
  const { results } = (await act('delete', { ids: wanted })).body;
  const gone = results.filter(({ result }: { result: string }) => result === 'gone');
  expect(gone).toEqual([{ id: 'none', result: 'gone' }]);
  expect(await countMessages(api)).toEqual({ visible: 200, held: 0 });
});

test('what is received again before the answer to its release comes is released again', async () => {
  const [deleted = ''] = await parkMany(3);
  const released = Promise.withResolvers<void>();
  const received = Promise.withResolvers<void>();
  let looking: Promise<unknown> | undefined;
  api.context.sqs.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        // The deletion has received all that the look released, and the look does not know that yet.
        if (commandName === 'DeleteMessageBatchCommand') {
          received.resolve();
          await looking;
        }
        const answer = await next(call);
        if (commandName === 'ChangeMessageVisibilityBatchCommand') {
          released.resolve();
          await received.promise;
        }
        return answer;
      },
    { step: 'initialize' },
  );
  looking = listFailures(api);
  await released.promise;
  expect((await act('delete', { ids: [deleted] })).body.results).toMatchObject([
    { result: 'deleted' },
  ]);
  expect(await countMessages(api)).toEqual({ visible: 2, held: 0 });
});

test('what was held for longer than it is hidden is not made visible: by then it can be another’s', async () => {
  let lateMs = 0;
  const late = api.startAnother({ elapsed: () => performance.now() + lateMs });
  const ids = await parkMany(3);
  const changed: unknown[] = [];
  late.context.sqs.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName === 'ChangeMessageVisibilityBatchCommand') changed.push(call.input);
        return next(call);
      },
    { step: 'initialize' },
  );
  late.context.events.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName === 'PutEventsCommand') lateMs += 90_000;
        return next(call);
      },
    { step: 'initialize' },
  );
  await api.setFault({ operation: 'PutEvents', fault: 'error' });
  const { body } = await late.call('POST', '/api/failures/redrive', { ids });
  expect(body.results).toMatchObject(ids.map((id) => ({ id, result: 'failed' })));
  expect(changed).toEqual([]);
});
