import { expect, test } from 'vitest';
import { isFormChanged } from './is-form-changed.ts';

test.each([
  ['the same text', { name: 'a' }, { name: 'a' }],
  ['a field that was filled in and emptied', {}, { tenant: '' }],
  ['a field that was filled in and taken out', { tenant: '' }, { tenant: undefined }],
  ['a row that was added and removed', { rows: [] }, { rows: [] }],
])('a form is as it was with %s', (_, before, now) => {
  expect(isFormChanged(before, now)).toBe(false);
});

test.each([
  ['another text', { name: 'a' }, { name: 'b' }],
  ['an emptied field', { name: 'a' }, { name: '' }],
  ['a ticked box', { enabled: false }, { enabled: true }],
  ['a new row, empty as it is', { rows: [] }, { rows: [{ value: '' }] }],
  ['one row less', { rows: [{ value: 'a' }] }, { rows: [] }],
  ['a change deep inside', { rows: [{ value: 'a' }] }, { rows: [{ value: 'b' }] }],
])('a form is changed with %s', (_, before, now) => {
  expect(isFormChanged(before, now)).toBe(true);
});
