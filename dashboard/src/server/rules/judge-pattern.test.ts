import { readFileSync } from 'node:fs';
import { TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import {
  judgeFields,
  judgePattern,
  type KnownFields,
} from '@momento-gateway/api/pattern/judge-pattern';
import { type EventPattern, parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
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
  [ofCache({ cidr: '10.0.0.0/24' }), 'excluded'],
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
  [ofCache({ 'equals-ignore-case': 'SHÖP' })],
  [ofCache({ wildcard: 'a\\*b' })],
  [{ source: ['x'], $or: [{ source: ['Momento'] }, { account: ['1'] }] }],
])('%j depends on the event', (pattern) => {
  expect(judgePattern(pattern, TOPIC)).toBe('depends');
});

test('one field that cannot match excludes, whatever the content is', () => {
  const pattern = { detail: { cache: ['other'], text: ['hello'] } };
  expect(judgePattern(pattern, TOPIC)).toBe('excluded');
});

interface RecordedCase {
  readonly name: string;
  readonly origin: string;
  readonly pattern: string;
  readonly event: string;
  readonly expected: boolean | 'invalid';
}

const recorded: readonly RecordedCase[] = JSON.parse(
  readFileSync(
    new URL('../../../../local-aws/vectors/event-patterns.json', import.meta.url),
    'utf8',
  ),
);

const answered = recorded.filter(({ expected }) => expected !== 'invalid').map(judge);

function judge({ name, origin, pattern, event, expected }: RecordedCase) {
  const judgement = judgeFields(
    parsePattern(pattern) as EventPattern,
    keepTexts(JSON.parse(event)),
  );
  return { name, origin, expected: expected ? 'matches' : 'excluded', judgement };
}

/** Lists, numbers and other values of an event count as unknown. */
function keepTexts(event: object): KnownFields {
  return Object.fromEntries(
    Object.entries(event).flatMap(([field, value]) => {
      const isFields = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (typeof value !== 'string' && !isFields) return [];
      return [[field, isFields ? keepTexts(value) : value]];
    }),
  );
}

const decided = answered.filter(({ judgement }) => judgement !== 'depends');

test.each(decided)('$origin answered the same: $name', ({ judgement, expected }) => {
  expect(judgement).toBe(expected);
});

test('at least a third of the recorded cases are decided without EventBridge', () => {
  expect(decided.length).toBeGreaterThan(answered.length / 3);
});
