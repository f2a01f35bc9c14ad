import { expect, test } from 'vitest';
import type { TargetInput } from './target-input.ts';
import { validateTargetInput } from './validate-target-input.ts';

function paths(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, '$.id']));
}

const transform = (
  InputTemplate: string,
  InputPathsMap: Record<string, string> = { k: '$.detail.k' },
): TargetInput => ({ InputTransformer: { InputTemplate, InputPathsMap } });

test.each<[TargetInput]>([
  [{}],
  [{ Input: '"hello"' }],
  [{ Input: '{"a":1}' }],
  [{ InputPath: '$' }],
  [{ InputPath: '$.detail.a-b_c/d[0].e[*]' }],
  [{ InputTransformer: { InputTemplate: '"<aws.events.rule-name>"' } }],
  [transform('"event was <k> today"')],
  [transform('"<k>"\n"again <k>"')],
  [transform('{"a": <k>, "b": [<k>, "<k>"]}')],
  [transform('{"a": <aws.events.event.json>}')],
  [transform('"\\<other\\> <k>"')],
  [transform('<p0>', paths(100))],
])('%j is accepted', (target) => {
  expect(validateTargetInput({ Id: 't1', ...target })).toBeUndefined();
});

test.each<[TargetInput, string]>([
  [
    { Input: '1', InputPath: '$' },
    'Only one of Input, InputPath, or InputTransformer must be provided for target t1.',
  ],
  [
    { InputPath: '$', ...transform('<k>') },
    'Only one of Input, InputPath, or InputTransformer must be provided for target t1.',
  ],
  [{ Input: 'hello' }, 'JSON syntax error in input for target t1.'],
  [{ Input: '{"a": }' }, 'JSON syntax error in input for target t1.'],
  [{ Input: '{} {}' }, 'JSON syntax error in input for target t1.'],
  [{ InputPath: 'detail' }, 'InputPath for target t1 is invalid.'],
  [{ InputPath: "$.detail['key']" }, 'InputPath for target t1 is invalid.'],
  [{ InputPath: '$..key' }, 'InputPath for target t1 is invalid.'],
  [{ InputPath: '$.' }, 'InputPath for target t1 is invalid.'],
  [transform('<k>', { k: 'detail.k' }), 'InputPath for target t1 is invalid.'],
  [transform('"<other>"'), 'InputTemplate for target t1 contains invalid placeholder other.'],
  [
    transform('"<aws.events.other>"'),
    'InputTemplate for target t1 contains invalid placeholder aws.events.other.',
  ],
  [
    transform('[<aws.events.event.json>]'),
    'InputTemplate for target t1 contains placeholder aws.events.event.json valid only for JSON template.',
  ],
  [
    transform('event was <k>'),
    'Invalid InputTemplate for target t1 : [Source: (String)"event was null"; line: 1, column: 1].',
  ],
  [
    transform('{"a":1,\n<k>: 2}'),
    'Invalid InputTemplate for target t1 : [Source: (String)"{"a":1,\nnull: 2}"; line: 2, column: 1].',
  ],
])('%j is refused', (target, message) => {
  expect(validateTargetInput({ Id: 't1', ...target })).toBe(message);
});

test.each([
  ['101 paths', paths(101), 'less than or equal to 100'],
  ['a reserved name', { 'aws.events.rule-name': '$.id' }, 'regular expression pattern'],
  ['a name that is too long', { ['k'.repeat(257)]: '$.id' }, 'regular expression pattern'],
])('%s are refused', (_name, InputPathsMap, message) => {
  const problem = validateTargetInput({ Id: 't1', ...transform('""', InputPathsMap) });
  expect(problem).toMatch(/^1 validation error detected: /);
  expect(problem).toContain(message);
});
