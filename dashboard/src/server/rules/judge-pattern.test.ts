import { readFileSync } from 'node:fs';
import { TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import {
  judgeEvent,
  judgeFields,
  judgePattern,
  type KnownFields,
} from '@momento-gateway/api/pattern/judge-pattern';
import {
  JUDGED_PATTERNS,
  JUDGED_TOPIC,
} from '@momento-gateway/api/pattern/testing/judged-patterns';
import { type EventPattern, parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, startApi } from '../testing/start-api.ts';

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
        detail: { ...JUDGED_TOPIC, text: 'hello', token_id: '', topic_sequence_number: 7 },
      }),
    }),
  );
  return Result;
}

test.each(JUDGED_PATTERNS)(
  '%j is for EventBridge what it is here: %s',
  async (pattern, judgement) => {
    expect(judgePattern(pattern, JUDGED_TOPIC)).toBe(judgement);
    expect(await askEventBridge(pattern)).toBe(judgement === 'matches');
  },
);

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

test.each([
  [{ a: { b: ['x'] } }, { 'a.b': 'x' }],
  [{ 'a.b': ['x'] }, { a: { b: 'x' } }],
])('%j may match %j, because EventBridge joins names by dots', (pattern, event) => {
  expect(judgeEvent(pattern, event)).toBe('depends');
});

test('at least a third of the recorded cases are decided without EventBridge', () => {
  expect(decided.length).toBeGreaterThan(answered.length / 3);
});
