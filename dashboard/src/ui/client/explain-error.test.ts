import { ApiError } from '@momento-gateway/api/api-error';
import { expect, test } from 'vitest';
import { explainError } from './explain-error.ts';

test('a problem is shown with its cause, what to do, and its request id', () => {
  const error = new ApiError({
    title: 'AWS answered with an error',
    detail: 'Try again.',
    status: 502,
    requestId: 'r-1',
    awsCode: 'InternalFailure',
  });
  expect(explainError(error)).toEqual({
    cause: 'AWS answered with an error (InternalFailure). Try again.',
    requestId: 'r-1',
  });
});

test('errors of fields are shown instead of the detail', () => {
  const error = new ApiError({
    title: 'Invalid input',
    detail: 'Correct the fields.',
    status: 400,
    errors: [{ location: 'pattern', message: 'Event pattern is not valid' }],
  });
  expect(explainError(error).cause).toBe('Invalid input. Event pattern is not valid.');
});

test('an error of the page itself never shows its message', () => {
  expect(explainError(new TypeError('x is undefined'))).toEqual({
    cause: 'Something unexpected happened on this page. Reload it and try again.',
  });
});
