import type { LostPayloadLine } from '@momento-gateway/shared/lost-payload';
import { expect, test } from 'vitest';
import { joinPayload, listLines } from './join-payload.ts';

const TEXT = 'a text with \u{1f680}, cut in the middle of it';

function makeLines(requestId = 'r', bytesEach = 13): string[] {
  const bytes = Buffer.from(TEXT);
  const of = Math.ceil(bytes.length / bytesEach);
  return Array.from({ length: of }, (_, index) => {
    const line: LostPayloadLine = {
      timestamp: '2026-11-28T12:00:00.000Z',
      level: 'INFO',
      message: 'lost-payload',
      requestId,
      part: index + 1,
      of,
      bytes: bytes.length,
      data: bytes.subarray(index * bytesEach, (index + 1) * bytesEach).toString('base64'),
    };
    return JSON.stringify(line);
  });
}

const lines = makeLines();
const others = [
  '',
  'START RequestId: r',
  '{"message":"lost","requestId":"r"}',
  ...makeLines('s', 20),
];

test.each<[string, string]>([
  ['lines as logged', [...others, ...lines].join('\n')],
  ['lines in another order, with duplicates', [...lines, ...lines].reverse().join('\r\n')],
  [
    'lines with a timestamp in front',
    lines.map((line) => `2026-11-28T12:00:00 ${line}`).join('\n'),
  ],
  ['output of the AWS CLI', JSON.stringify({ events: lines.map((message) => ({ message })) })],
])('joins %s', (_, text) => {
  expect(joinPayload(listLines(text), 'r')).toBe(TEXT);
});

const [first = '', second = '', ...rest] = lines;

test.each<[string, readonly string[], RegExp]>([
  ['no part', others, /no payload of the request r/],
  ['one part missing', [first, ...rest], /Of 4 parts, these are missing: 2\./],
  ['most parts missing', [second], /missing: 1, 3, 4\./],
  [
    'one part truncated',
    [first.replace(/"data":".{4}/, '"data":"'), second, ...rest],
    /bytes instead of.*truncated/,
  ],
  ['a part of another event', [...lines, ...makeLines('r', 20)], /do not belong to one event/],
  [
    'a part without a number',
    [first.replace('"part":1', '"part":"1"'), second, ...rest],
    /missing: 1\./,
  ],
  ['an impossible number of parts', [first.replace('"of":4', '"of":1e9')], /no payload/],
])('with %s the error says what is wrong', (_, found, problem) => {
  expect(() => joinPayload(found, 'r')).toThrow(problem);
});
