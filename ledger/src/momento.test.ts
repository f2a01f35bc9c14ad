import { expect, test } from 'vitest';
import { findName, textOf } from './message-text.ts';
import { sign, writeBody } from './momento.ts';

test('the signature matches the example that Momento publishes', () => {
  const body = '{"text":"some text", "another_field": "another field" }';
  expect(sign(body, '1234567890')).toBe(
    'b43f72787eb66410ff110295b036ef828e5686af21b414ce092f02c05deea3da',
  );
});

test.each([0, 1, 2, 3, 4, 5, 9_999])(
  'post %i is found by its id, however often its text is quoted',
  (id) => {
    const text = textOf('00001z', id);
    const message = { cache: 'c', topic: 't', text, publishTimestamp: 1, sequenceNumber: id };
    expect(findName(JSON.stringify({ detail: writeBody(message) }))).toEqual({ run: '00001z', id });
  },
);
