import { parseExact } from '@momento-gateway/api/exact-json';
import { expect, test } from 'vitest';
import { formatJson } from './format-json.ts';

test('short lists stay on one line, objects take several', () => {
  const pattern = { source: ['Momento'], 'detail-type': [{ prefix: 'shop#' }], detail: {} };
  expect(formatJson(pattern)).toBe(
    [
      '{',
      '  "source": ["Momento"],',
      '  "detail-type": [',
      '    {',
      '      "prefix": "shop#"',
      '    }',
      '  ],',
      '  "detail": {}',
      '}',
    ].join('\n'),
  );
});

test('a list too long for a line has one item per line', () => {
  const names = Array.from({ length: 8 }, (_, index) => `a-name-${index}`);
  expect(formatJson(names).split('\n')).toHaveLength(10);
});

test.each([
  [null],
  [true],
  ['text with "quotes" and\nlines'],
  [-1.5e-7],
  [[]],
  [{}],
  [{ a: [1, [2, { b: null }]], ключ: '店' }],
])('the formatted text is the same JSON: %j', (value) => {
  expect(JSON.parse(formatJson(value))).toEqual(value);
});

test('numbers stand as they were written', () => {
  const text = '[12345678901234567891, 1.50]';
  expect(formatJson(parseExact(text))).toBe(text);
});
