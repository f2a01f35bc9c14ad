import { readFileSync } from 'node:fs';
import { parseExact } from '@momento-gateway/api/exact-json';
import { fitPattern } from '@momento-gateway/api/pattern/fit-pattern';
import type { KnownFields } from '@momento-gateway/api/pattern/judge-pattern';
import { type EventPattern, parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { expect, test } from 'vitest';

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

const fitted = recorded
  .filter(({ expected }) => expected !== 'invalid')
  .map(({ name, origin, pattern, event, expected }) => {
    const parsed = parsePattern(pattern) as EventPattern;
    const fit = fitPattern(parsed, parseExact(event) as KnownFields, true);
    return { name, origin, expected: expected ? 'matches' : 'excluded', fit };
  });
const decided = fitted.filter(({ fit }) => fit.judgement !== 'depends');

test.each(decided)('$origin answered as the fit says: $name', ({ fit, expected }) => {
  expect(fit.judgement).toBe(expected);
  expect(fit.misses.length > 0).toBe(expected === 'excluded');
});

test('at least a third of the recorded cases are decided without EventBridge', () => {
  expect(decided.length).toBeGreaterThan(fitted.length / 3);
});

const EVENT: KnownFields = {
  source: 'Momento',
  detail: { topic: 'orders', json: { total: '12', state: 'new' } },
};

test.each<[string, EventPattern, boolean, string, string[]]>([
  ['a field', { detail: { topic: ['x'] } }, true, 'excluded', ['detail.topic']],
  ['a field that is missing', { detail: { nope: ['x'] } }, true, 'excluded', ['detail.nope']],
  ['a field that may be there', { detail: { nope: ['x'] } }, false, 'depends', []],
  [
    'the nearest branch of $or',
    { detail: { $or: [{ topic: ['a'], json: { state: ['b'] } }, { json: { state: ['c'] } }] } },
    true,
    'excluded',
    ['detail.json.state'],
  ],
  [
    'a branch of $or that matches',
    { detail: { $or: [{ topic: ['a'] }, { topic: ['orders'] }] } },
    true,
    'matches',
    [],
  ],
  [
    'a branch of $or that may match',
    { detail: { $or: [{ topic: ['a'] }, { nope: ['b'] }] } },
    false,
    'depends',
    [],
  ],
  [
    'what stands beside an $or that names it too',
    { detail: { topic: ['x'], $or: [{ topic: ['orders'] }] } },
    true,
    'depends',
    [],
  ],
])('%s is judged', (_, pattern, isWhole, judgement, missing) => {
  const fit = fitPattern(pattern, EVENT, isWhole);
  expect(fit.judgement).toBe(judgement);
  expect(fit.misses.map(({ path }) => path.join('.'))).toEqual(missing);
});
