import { expect, test } from 'vitest';
import { describeInput, describeRetry } from './describe-delivery.ts';

test.each([
  [undefined, 'The whole event'],
  [{ type: 'part', path: '$.detail' } as const, 'Part of the event: $.detail'],
  [{ type: 'constant', json: '{"a":1}' } as const, 'Constant: {"a":1}'],
  [{ type: 'template', paths: {}, template: '"<a>"' } as const, 'Template: "<a>"'],
])('the input %j is described as "%s"', (input, text) => {
  expect(describeInput(input === undefined ? {} : { input })).toBe(text);
});

test.each([
  [undefined, 'EventBridge default: 185 attempts within 24 hours'],
  [{ attempts: 1, maxAgeSeconds: 60 }, '1 attempt within 60 s'],
  [{ attempts: 0, maxAgeSeconds: 3_600 }, '0 attempts within 3,600 s'],
])('the retry policy %j is described as "%s"', (retry, text) => {
  expect(describeRetry(retry === undefined ? {} : { retry })).toBe(text);
});
