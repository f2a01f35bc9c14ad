import { expect, test } from 'vitest';
import { shortenJoins } from './shorten-joins.ts';
import { evaluate } from './testing/evaluate.ts';

const VALUES = { 'AWS::Region': 'eu-west-1', 'Queue.Arn': 'arn:queue', Name: 'orders' };
const join = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });
const queueArn = { 'Fn::GetAtt': ['Queue', 'Arn'] };

test.each([
  [join('a ', { Ref: 'Name' }, '/*'), { 'Fn::Sub': `a \${Name}/*` }],
  [join({ Ref: 'AWS::Region' }, '|', queueArn), { 'Fn::Sub': `\${AWS::Region}|\${Queue.Arn}` }],
  [join(`\${Name} `, { Ref: 'Name' }), { 'Fn::Sub': `\${!Name} \${Name}` }],
  [
    join('x', { 'Fn::Select': [1, ['a', join('b', { Ref: 'Name' })]] }),
    { 'Fn::Sub': [`x\${V0}`, { V0: { 'Fn::Select': [1, ['a', { 'Fn::Sub': `b\${Name}` }]] } }] },
  ],
  [{ 'Fn::Join': [',', ['a', { Ref: 'Name' }]] }, { 'Fn::Join': [',', ['a', { Ref: 'Name' }]] }],
  [{ Resources: [{ A: join('a') }, null, 1] }, { Resources: [{ A: { 'Fn::Sub': 'a' } }, null, 1] }],
])('%j means the same as %j', (long, short) => {
  expect(shortenJoins(long)).toEqual(short);
  expect(evaluate(short, VALUES)).toEqual(evaluate(long, VALUES));
});
