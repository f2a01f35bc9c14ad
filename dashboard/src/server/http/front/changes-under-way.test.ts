import { expect, test } from 'vitest';
import { startFront } from '../../testing/start-front.ts';
import { createChangesUnderWay } from './changes-under-way.ts';

/** A dashboard whose calls end when the test says so. */
async function startSlow() {
  const changes = createChangesUnderWay();
  const answers: (() => void)[] = [];
  const front = await startFront(undefined, {
    changes,
    answer: (_, response) => answers.push(() => response.end('done')),
  });
  const ask = async (method: string) => {
    const before = answers.length;
    const answer = front.call('/api/live', { method }).then(
      (response) => response.text(),
      () => 'cut off',
    );
    await expect.poll(() => answers.length).toBe(before + 1);
    return { answer, end: answers[before] ?? expect.fail() };
  };
  return { changes, front, ask };
}

test('a process that ends finishes changes, cuts off looks, and takes no more calls', async () => {
  const { changes, front, ask } = await startSlow();
  const look = await ask('GET');
  const change = await ask('POST');
  const finished = changes.finish(front.servers, 60_000);
  await expect(front.call('/')).rejects.toThrow('fetch failed');
  change.end();
  expect(await change.answer).toBe('done');
  expect(await look.answer).toBe('cut off');
  await finished;
});

test('a change that does not end holds the process only so long', async () => {
  const { changes, front, ask } = await startSlow();
  const change = await ask('DELETE');
  await changes.finish(front.servers, 1);
  expect(await change.answer).toBe('cut off');
});

test('without a change a process ends at once, whoever still waits', async () => {
  const { changes, front, ask } = await startSlow();
  const look = await ask('GET');
  await changes.finish(front.servers, 600_000);
  expect(await look.answer).toBe('cut off');
});
