import { TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { judgePattern } from '@momento-gateway/api/pattern/judge-pattern';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, startApi } from '../testing/start-api.ts';

const TOPIC = { cache: 'shop', topic: 'orders' };

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

async function askEventBridge(pattern: object): Promise<boolean | undefined> {
  const { Result } = await api.context.events.send(
    new TestEventPatternCommand({
      EventPattern: JSON.stringify(pattern),
      Event: JSON.stringify({
        id: '1',
        account: '000000000000',
        region: 'us-east-1',
        time: '2026-01-01T00:00:00Z',
        resources: [],
        source: 'Momento',
        'detail-type': 'shop#orders',
        detail: { ...TOPIC, text: 'hello', token_id: '', topic_sequence_number: 7 },
      }),
    }),
  );
  return Result;
}

const ofCache = (...matchers: unknown[]) => ({ detail: { cache: matchers } });

test.each([
  [{ source: ['Momento'] }, 'matches'],
  [{ source: ['aws.s3'] }, 'excluded'],
  [{ source: ['aws.s3', 'Momento'] }, 'matches'],
  [{ source: [{ prefix: 'Mom' }], 'detail-type': [{ suffix: '#orders' }] }, 'matches'],
  [{ source: ['Momento'], 'detail-type': ['shop#returns'] }, 'excluded'],
  [{ 'detail-type': [{ wildcard: 'shop#*' }] }, 'matches'],
  [{ 'detail-type': [{ wildcard: '*#o*s' }] }, 'matches'],
  [{ 'detail-type': [{ wildcard: 'sh.p#*' }] }, 'excluded'],
  [ofCache('shop'), 'matches'],
  [ofCache('Shop'), 'excluded'],
  [ofCache(7, null), 'excluded'],
  [ofCache({ prefix: 'sh' }), 'matches'],
  [ofCache({ prefix: 'x' }), 'excluded'],
  [ofCache({ prefix: { 'equals-ignore-case': 'SH' } }), 'matches'],
  [ofCache({ suffix: { 'equals-ignore-case': 'OP' } }), 'matches'],
  [ofCache({ suffix: 'xop' }), 'excluded'],
  [ofCache({ 'equals-ignore-case': 'SHOP' }), 'matches'],
  [ofCache({ 'equals-ignore-case': 'SHO' }), 'excluded'],
  [ofCache({ exists: true }), 'matches'],
  [ofCache({ exists: false }), 'excluded'],
  [ofCache({ numeric: ['>', 0] }), 'excluded'],
  [ofCache({ 'anything-but': 'shop' }), 'excluded'],
  [ofCache({ 'anything-but': ['a', 'shop'] }), 'excluded'],
  [ofCache({ 'anything-but': ['a', 'b'] }), 'matches'],
  [ofCache({ 'anything-but': 7 }), 'matches'],
  [ofCache({ 'anything-but': { prefix: 'sh' } }), 'excluded'],
  [ofCache({ 'anything-but': { suffix: 'x' } }), 'matches'],
  [ofCache({ 'anything-but': { 'equals-ignore-case': ['SHOP', 'x'] } }), 'excluded'],
  [ofCache({ 'anything-but': { wildcard: '*z*' } }), 'matches'],
])('%j is for EventBridge what it is here: %s', async (pattern, judgement) => {
  expect(judgePattern(pattern, TOPIC)).toBe(judgement);
  expect(await askEventBridge(pattern)).toBe(judgement === 'matches');
});

test.each([
  [{ source: ['Momento'], detail: { text: ['hello'] } }],
  [{ detail: { cache: ['shop'], json: { total: [{ numeric: ['>', 5] }] } } }],
  [{ account: ['123456789012'] }],
  [{ $or: [{ source: ['Momento'] }, { source: ['x'] }] }],
  [ofCache({ cidr: '10.0.0.0/24' })],
  [ofCache({ 'equals-ignore-case': 'SHÖP' })],
  [ofCache({ wildcard: 'a\\*b' })],
])('%j depends on the event', (pattern) => {
  expect(judgePattern(pattern, TOPIC)).toBe('depends');
});

test('one field that cannot match excludes, whatever the content is', () => {
  const pattern = { detail: { cache: ['other'], text: ['hello'] } };
  expect(judgePattern(pattern, TOPIC)).toBe('excluded');
});
