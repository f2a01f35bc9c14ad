import type { RedriveSummary } from '@momento-gateway/api/failures/redrive';
import { expect, test } from 'vitest';
import { describeChosen, describeResults } from './describe-redrive.ts';

const NONE = { redriven: 0, 'not-removed': 0, failed: 0, busy: 0, gone: 0 };

const redrive = (changes: Partial<RedriveSummary>): RedriveSummary => ({
  redriveId: 'r',
  state: 'done',
  startedAt: 0,
  seenAt: 0,
  runsAt: 'host-1',
  total: 12,
  counts: NONE,
  ...changes,
});

test.each<[RedriveSummary['chosen'], string]>([
  [undefined, '12 failures'],
  [{ by: 'ids' }, '12 failures, selected'],
  [{ by: 'all' }, '12 failures, all there were'],
  [{ by: 'ids', filter: { operation: 'and', tokens: [] } }, '12 failures, all there were'],
  [
    {
      by: 'ids',
      filter: {
        operation: 'or',
        tokens: [
          { property: 'reason', operator: '=', value: 'throttled' },
          { operator: ':', value: 'x' },
        ],
        cause: { kind: 'publish', reason: 'throttled' },
      },
    },
    '12 failures: reason = throttled or : x; EventBridge throttled the request, The bus',
  ],
])('what was chosen by %j is described', (chosen, text) => {
  expect(describeChosen(redrive(chosen === undefined ? {} : { chosen }))).toBe(text);
});

test.each<[Partial<RedriveSummary>, string]>([
  [{ counts: { ...NONE, redriven: 12 } }, '12 redriven'],
  [
    { counts: { ...NONE, redriven: 9, failed: 2, gone: 1 } },
    '9 redriven, 2 failed again, 1 no longer in the queue',
  ],
  [{ state: 'cancelled', counts: { ...NONE, redriven: 10 } }, '10 redriven, 2 not sent'],
  [
    { state: 'running', counts: { ...NONE, redriven: 1, busy: 1 } },
    '1 redriven, 1 held by another dashboard, 10 not sent',
  ],
  [
    { of: 'held-calls', counts: { ...NONE, redriven: 3, failed: 1 } },
    '3 published, 1 not verified',
  ],
])('the results of %j are described', (changes, text) => {
  expect(describeResults(redrive(changes))).toBe(text);
});

test('a verification is of held calls', () => {
  expect(describeChosen(redrive({ of: 'held-calls', chosen: { by: 'all' } }))).toBe(
    '12 held calls, all there were',
  );
});
