import { expect, test } from 'vitest';
import { shortenLists } from './shorten-lists.ts';
import { evaluate } from './testing/evaluate.ts';

const VALUES = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::AccountId': '111122223333',
  Name: 'orders',
  'Queue.Arn': 'arn:queue',
  Named: 'true',
};
const arn = (service: string, name: string) =>
  `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${name}`;
const sub = (text: string, variables?: object) => ({
  'Fn::Sub': variables === undefined ? text : [text, variables],
});
const IF = { 'Fn::If': ['Named', sub(`\${Name}/*`), '*'] };
const OTHER_IF = { 'Fn::If': ['Named', 'a', 'b'] };
const QUEUE = sub(`\${Queue.Arn}`);

test.each([
  [[sub(arn('sqs', 'a')), sub(arn('sns', 'b')), sub(arn('events', `\${Name}`))]],
  [[QUEUE, sub(arn('sqs', 'a')), sub(`x \${Name}`)]],
  [[sub(`\${V0} a`, { V0: IF }), sub(`\${V0} b`, { V0: OTHER_IF }), sub(`\${V0} c`, { V0: IF })]],
  [[sub(`\${V0}\${V1}`, { V0: OTHER_IF, V1: IF }), sub(`\${V0}`, { V0: IF }), QUEUE]],
  [{ Resource: [QUEUE, { Not: [QUEUE, QUEUE, QUEUE] }, null, 5] }],
])('%j means the same in less text', (long) => {
  const short = shortenLists(long);
  expect(evaluate(short, VALUES)).toEqual(evaluate(long, VALUES));
  expect(JSON.stringify(short).length).toBeLessThan(JSON.stringify(long).length);
});

test.each([
  [[QUEUE, QUEUE]],
  [[QUEUE, 'text', QUEUE]],
  [[{ Ref: 'Queue' }, QUEUE, QUEUE]],
  [[]],
  [null],
])('%j stays', (node) => {
  expect(shortenLists(node)).toEqual(node);
});
