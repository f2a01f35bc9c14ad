import { expect, test } from 'vitest';
import { describeHeldReasons, needsNewSecret } from './describe-held-reasons.ts';

const CHANGED = /changed at Momento/;
const AWAY = /could not be read from Secrets Manager/;

test.each([
  { reasons: ['wrong-signature'], says: [CHANGED], not: [AWAY], isNew: true },
  { reasons: ['secret-unavailable'], says: [AWAY], not: [CHANGED], isNew: false },
  {
    reasons: ['secret-unavailable', 'wrong-signature'],
    says: [CHANGED, AWAY],
    not: [],
    isNew: true,
  },
  { reasons: ['of-a-later-version'], says: [/Verify them/], not: [CHANGED, AWAY], isNew: false },
])(
  'of calls held for $reasons each cause is told, and no other',
  ({ reasons, says, not, isNew }) => {
    const text = describeHeldReasons(reasons);
    for (const one of says) expect(text).toMatch(one);
    for (const one of not) expect(text).not.toMatch(one);
    expect(needsNewSecret(reasons)).toBe(isNew);
  },
);
