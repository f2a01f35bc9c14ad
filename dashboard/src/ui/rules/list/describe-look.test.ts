import { expect, test } from 'vitest';
import { describeLook } from './describe-look.ts';

const QUEUE = { messageCount: 3, isFifo: false };

test.each([
  ['a plain queue', QUEUE, true, ['About 3 messages are waiting', 'none is deleted'], ['FIFO']],
  ['a FIFO queue', { ...QUEUE, isFifo: true }, true, ['no message group is held back'], []],
  [
    'a queue with a redrive policy',
    { ...QUEUE, maxReceiveCount: 4 },
    false,
    ['allows 4 receives', 'is moved to the queue’s dead-letter queue'],
    [],
  ],
  [
    'a queue where a look would be the only receive',
    { ...QUEUE, maxReceiveCount: 1 },
    false,
    ['cannot be looked into'],
    ['none is deleted'],
  ],
])('says what a look does to %s', (_, queue, isSafe, said, unsaid) => {
  const { sentences, ...rest } = describeLook(queue);
  const text = sentences.join(' ');
  expect(rest.isSafe).toBe(isSafe);
  for (const part of said) expect(text).toContain(part);
  for (const part of unsaid) expect(text).not.toContain(part);
});
