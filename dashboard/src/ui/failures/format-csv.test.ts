import type { Failure } from '@momento-gateway/api/failures/failure';
import { expect, test } from 'vitest';
import { formatCsv } from './format-csv.ts';

const FAILURE: Failure = {
  id: 'f-1',
  kind: 'publish',
  reason: 'throttled',
  message: 'Rate exceeded',
  cache: 'shop',
  topic: 'orders',
  detailType: 'shop#orders',
  publishedAt: 0,
  failedAt: 1_000,
  queuedAt: 2_000,
  attempts: 3,
};

const cellsOf = (changes: Partial<Failure>) =>
  formatCsv([{ ...FAILURE, ...changes }])
    .split('\r\n')[1]
    ?.slice('f-1,publish,throttled,'.length);

test('a failure is a line under the names of its fields, with times in UTC', () => {
  expect(formatCsv([FAILURE])).toBe(
    'id,kind,reason,message,detailType,cache,topic,webhookId,webhookName,tenant,publishedAt,failedAt,queuedAt,expiresAt,attempts,requestId,ruleArn,targetArn\r\n' +
      'f-1,publish,throttled,Rate exceeded,shop#orders,shop,orders,,,,1970-01-01T00:00:00.000Z,1970-01-01T00:00:01.000Z,1970-01-01T00:00:02.000Z,,3,,,\r\n',
  );
});

test.each([
  ['a "b", c', '"a ""b"", c",'],
  ['=1+1', "'=1+1,"],
  ['@x', "'@x,"],
])('the message %s is written so that it is read as a text: %s', (message, cell) => {
  expect(cellsOf({ message })?.startsWith(cell)).toBe(true);
});
