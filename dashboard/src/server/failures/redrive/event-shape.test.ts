import { expect, test } from 'vitest';
import { describeShape } from './event-shape.ts';

const EVENT = { source: 'Momento', detail: { a: 1, b: { c: ['x'] }, d: null } };

test.each([
  ['another field', { detail: { a: [1] } }, { ...EVENT, id: 'other' }, true],
  ['the field', { detail: { a: [1] } }, { ...EVENT, detail: { a: 2 } }, false],
  ['no such field', { detail: { d: [null] } }, { ...EVENT, detail: {} }, false],
  ['a list where fields are looked for', { detail: { b: { c: { e: [1] } } } }, EVENT, true],
  [
    'another list there',
    { detail: { b: { c: { e: [1] } } } },
    { detail: { b: { c: ['y'] } } },
    false,
  ],
  [
    'what a branch of $or looks at',
    { detail: { $or: [{ a: [1] }, { b: { c: ['x'] } }] } },
    { ...EVENT, detail: { ...EVENT.detail, b: { c: ['y'] } } },
    false,
  ],
  [
    'what no branch of $or looks at',
    { detail: { $or: [{ a: [1] }, { b: { c: ['x'] } }] } },
    { ...EVENT, detail: { ...EVENT.detail, d: 'other' } },
    true,
  ],
])('two events that differ in %s', (_, pattern, other, isSame) => {
  expect(describeShape(pattern, other) === describeShape(pattern, EVENT)).toBe(isSame);
});
