import { describe, expect, test } from 'vitest';
import { parseEventPattern } from './parse-event-pattern.ts';

const sentence = 'Event pattern is not valid. Reason: ';

function parseWithOrs(count: number) {
  const members = Array.from({ length: count }, () => '"$or":[{"a":["x"]},{"b":["y"]}]');
  return parseEventPattern(`{${members.join()}}`);
}

describe("parseEventPattern refuses, with AWS's messages", () => {
  test.each([
    ['', 'Filter is not an object'],
    ['[]', 'Filter is not an object'],
    ['"x"', 'Filter is not an object'],
    [
      'x',
      "Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ],
    ['{}', 'Empty objects are not allowed'],
    ['{"a":{}}', 'Empty objects are not allowed'],
    ['{"a":[]}', 'Empty arrays are not allowed'],
    ['{"a":5}', '"a" must be an object or an array'],
    ['{"a":[["x"]]}', 'Match value must be String, number, true, false, or null'],
    ['{"a":[{}]}', 'Match expression name not found'],
    ['{"a":[{"regex":"x"}]}', 'Unrecognized match type regex'],
    ['{"a":[{"prefix":"x","suffix":"y"}]}', 'Only one key allowed in match expression'],
    ['{"a":[{"exactly":5}]}', 'exact match pattern must be a string'],
    ['{"a":[{"prefix":{}}]}', 'Prefix expression name not found'],
    ['{"a":[{"suffix":{"wildcard":"x"}}]}', 'Unsupported suffix pattern: wildcard'],
    ['{"a":[{"exists":"true"}]}', 'exists match pattern must be either true or false.'],
    ['{"a":[{"numeric":5}]}', 'Value of numeric must be an array.'],
    ['{"a":[{"numeric":[]}]}', 'Invalid member in numeric match: ]'],
    ['{"a":[{"numeric":[5]}]}', 'Invalid member in numeric match: 5'],
    ['{"a":[{"numeric":["!=",5]}]}', 'Unrecognized numeric range operator: !='],
    ['{"a":[{"numeric":["=","5"]}]}', 'Value of equals must be numeric'],
    ['{"a":[{"numeric":["<",5,">",0]}]}', 'Too many elements in numeric expression'],
    ['{"a":[{"numeric":[">",0,5]}]}', 'Bad value in numeric range: 5'],
    ['{"a":[{"numeric":[">",0,">",5]}]}', 'Bad numeric range operator: >'],
    ['{"a":[{"numeric":[">",0,"<",5,6]}]}', 'Too many terms in numeric range expression'],
    ['{"a":[{"numeric":[">=",5,"<=",5]}]}', 'Bottom must be less than top'],
    ['{"a":[{"numeric":["<",9007199254740993]}]}', 'Cannot compare number : 9007199254740993'],
    ['{"a":[{"numeric":["<",1e-400]}]}', 'Cannot compare number : 1e-400'],
    ['{"a":[{"numeric":["=",1],"x":1}]}', 'Too many elements in numeric expression'],
    ['{"a":[{"anything-but":{}}]}', 'Anything-But expression name not found'],
    ['{"a":[{"anything-but":{"cidr":"x"}}]}', 'Unsupported anything-but pattern: cidr'],
    [
      '{"a":[{"anything-but":["x",5]}]}',
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    ],
    [
      '{"a":[{"anything-but":[true]}]}',
      'Inside anything but list, start|null|boolean is not supported.',
    ],
    ['{"a":[{"anything-but":1e400}]}', 'Cannot compare number : 1e400'],
    ['{"a":[{"anything-but":{"prefix":["x",""]}}]}', 'Null prefix/suffix not allowed'],
    ['{"a":[{"anything-but":{"suffix":[]}}]}', 'Empty arrays are not allowed'],
    ['{"a":[{"cidr":5}]}', 'prefix match pattern must be a string'],
    ['{"a":[{"cidr":"10.0.0.0/-1"}]}', 'Malformed CIDR, mask bits must not be negative'],
    ['{"a":[{"cidr":"10.0.0.0/32"}]}', 'IPv4 mask bits must be < 32'],
    ['{"a":[{"cidr":"::/128"}]}', 'IPv6 mask bits must be < 128'],
    ['{"a":[{"cidr":"10.0.0.256/8"}]}', 'Invalid IP address: 10.0.0.256'],
    ['{"a":[{"cidr":"1::2::3/8"}]}', 'Invalid IP address: 1::2::3'],
    ['{"a":[{"wildcard":"a**"}]}', 'Consecutive wildcard characters at pos 2'],
    ['{"a":[{"wildcard":"é**"}]}', 'Consecutive wildcard characters at pos 3'],
    ['{"a":[{"wildcard":"a\\\\b"}]}', 'Invalid escape character at pos 2'],
    ['{"$or":{"a":["x"]}}', 'It must be an Array followed with $or.'],
    ['{"$or":[{"a":["x"]},"y"]}', 'Only JSON object is allowed in array of $or relationship.'],
    ['{"$or":[{"a":["x"]}]}', 'There must have at least 2 Objects in $or relationship.'],
    [
      '{"$or":[{"a":{"numeric":["x"]}},{"b":["x"]}]}',
      'numeric is Ruler reserved fieldName which cannot be used inside $or.',
    ],
  ])('%s', (pattern, reason) => {
    expect(parseEventPattern(pattern)).toEqual({ invalid: sentence + reason });
  });

  test('a pattern of more than 1,000 combinations', () => {
    expect(parseWithOrs(9)).not.toHaveProperty('invalid');
    expect(parseWithOrs(10)).toHaveProperty('invalid');
    expect(parseWithOrs(60)).toHaveProperty('invalid');
  });
});

describe('the complexity of wildcards', () => {
  test.each([
    ['five colons between wildcards', ['*:*:*:*:*:event-bus/*'], 'too complex'],
    ['four colons between wildcards', ['*:*:*:*:event-bus/*'], 'fine'],
    ['ten letters in a row', ['*a*a*a*a*a'], 'fine'],
    ['four paths below one folder', ['*/d/*.a', '*/d/*.b', '*/d/*.c', '*/d/*.d'], 'too complex'],
    ['two paths below one folder', ['*/d/*.a', '*/d/*.b'], 'fine'],
    ['four endings', ['*.bif', '*.tiff', '*.tif', '*.svs'], 'fine'],
    ['ten beginnings', Array.from({ length: 10 }, (_, index) => `${index}-*`), 'fine'],
    ['eleven beginnings', Array.from({ length: 11 }, (_, index) => `${index}-*`), 'too complex'],
    ['one expression many times', Array.from({ length: 40 }, () => '*a*'), 'fine'],
  ])('%s: %s %s', (_name, expressions, expected) => {
    const field = expressions.map((wildcard) => ({ wildcard }));
    const parsed = parseEventPattern(JSON.stringify({ field }));
    expect('invalid' in parsed ? 'too complex' : 'fine').toBe(expected);
  });

  test('counts the expressions of one anything-but list less than separate ones', () => {
    const wildcard = ['*/d/*.a', '*/d/*.b', '*/d/*.c', '*/d/*.d'];
    const parsed = parseEventPattern(JSON.stringify({ field: [{ 'anything-but': { wildcard } }] }));
    expect(parsed).not.toHaveProperty('invalid');
  });

  test('adds up over the branches that reach the field by the same conditions, and no others', () => {
    const expressions = ['*/d/*.a', '*/d/*.b', '*/d/*.c', '*/d/*.d'];
    const orOf = (first: (index: number) => string) =>
      JSON.stringify({
        $or: expressions.map((wildcard, index) => ({ a: [first(index)], field: [{ wildcard }] })),
      });
    expect(parseEventPattern(orOf(() => 'same'))).toHaveProperty('invalid');
    expect(parseEventPattern(orOf(String))).not.toHaveProperty('invalid');
  });

  test('distinguishes patterns with wildcards from others', () => {
    expect(parseEventPattern('{"a":[{"wildcard":"a*"}]}')).toMatchObject({ hasWildcard: true });
    expect(
      parseEventPattern('{"$or":[{"a":["x"]},{"a":[{"anything-but":{"wildcard":"a*"}}]}]}'),
    ).toMatchObject({ hasWildcard: true });
    expect(parseEventPattern('{"a":["a*"]}')).toMatchObject({ hasWildcard: false });
  });
});
