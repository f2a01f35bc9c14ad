import { ApiError } from '@momento-gateway/api/api-error';
import { expect, test } from 'vitest';
import { showSubmitError } from './show-submit-error.ts';

const FIELDS = { name: 'name', targets: 'kept', 'targets.0.arn': 'arn' };

/** What the form shows, by field. */
function show(error: unknown) {
  const shown: Record<string, string | undefined> = {};
  const focused: string[] = [];
  showSubmitError(error, FIELDS, (field, { message }, options) => {
    shown[field] = message;
    if (options?.shouldFocus === true) focused.push(field);
  });
  return { shown, focused };
}

const problem = (...locations: string[]) =>
  new ApiError({
    title: 'Invalid input',
    detail: 'Correct it.',
    status: 400,
    errors: locations.map((location) => ({ location, message: `About ${location}.` })),
  });

test('errors are shown at their fields, and the first one gets the focus', () => {
  expect(show(problem('targets.0.arn', 'name'))).toEqual({
    shown: { arn: 'About targets.0.arn.', name: 'About name.' },
    focused: ['arn'],
  });
});

test('a location without a field of its own belongs to the field of its first part', () => {
  expect(show(problem('targets.1.arn')).shown).toEqual({ kept: 'About targets.1.arn.' });
});

test('a location that the form does not have is shown above the buttons as well', () => {
  expect(show(problem('name', 'toString')).shown).toEqual({
    name: 'About name.',
    root: 'Invalid input. About name. About toString.',
  });
});

test('an error without fields is shown above the buttons', () => {
  expect(show(problem()).shown).toEqual({ root: 'Invalid input. Correct it.' });
});
