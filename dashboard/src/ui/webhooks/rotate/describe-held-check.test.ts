import { expect, test } from 'vitest';
import { describeHeldCheck } from './describe-held-check.ts';

const NONE = { heldCount: 0, verifiedCount: 0, publishedCount: 0, lostCount: 0, complete: true };

test('nothing is said where no call is held', () => {
  expect(describeHeldCheck(NONE)).toBeUndefined();
});

test.each([
  {
    what: 'calls that could not be looked at are not said to be none',
    check: { complete: false },
    type: 'warning',
    text: /^Not all held calls could be looked at/,
  },
  {
    what: 'what it verifies is published',
    check: { heldCount: 4, verifiedCount: 3, publishedCount: 3 },
    type: 'success',
    text: /^It verifies 3 of 4 held calls\. They are published when you save it\.$/,
  },
  {
    what: 'what others verify is published too',
    check: { heldCount: 4, verifiedCount: 1, publishedCount: 3 },
    type: 'success',
    text: /verifies 1 of 4 .*published when you save it, and 2 that other valid signing secrets/,
  },
  {
    what: 'a wrong secret is told, and what is published all the same',
    check: { heldCount: 4, publishedCount: 2 },
    type: 'warning',
    text: /verifies none of 4 .* 2 that other valid signing secrets verify are published/,
  },
  {
    what: 'a disabled webhook publishes nothing, and its secret is not called wrong',
    check: { heldCount: 4, verifiedCount: 3 },
    type: 'warning',
    text: /verifies 3 of 4 held calls\. The webhook is disabled, so nothing is published/,
  },
  {
    what: 'what can no longer be verified is told before it is too late',
    check: { heldCount: 4, verifiedCount: 1, publishedCount: 1, lostCount: 2 },
    type: 'warning',
    text: /2 that can be verified now cannot be then: verify them .* before you save it/,
  },
  {
    what: 'a count that may lack some says so',
    check: { heldCount: 1, complete: false },
    type: 'warning',
    text: /verifies none of at least 1 held call:/,
  },
])('$what', ({ check, type, text }) => {
  expect(describeHeldCheck({ ...NONE, ...check })).toEqual({
    type,
    text: expect.stringMatching(text),
  });
});
