import { expect, test } from 'vitest';
import { countMembers } from './count-members.ts';

test.each([
  ['{}', 0],
  ['{"a":1}', 1],
  ['{"a":1,"b":2,"a":3}', 3],
  ['{"a":{"b":1,"c":{"d":2}},"e":3}', 2],
  ['{"a":[{"b":1},{"c":2}],"d":[[{"e":3}]],"f":4}', 3],
  ['{"a":":{[","b":"]}:","c":"::"}', 3],
  [String.raw`{"a\":\"b":1,"c":"\\","d":"\\\":","e":"\\\\"}`, 4],
  [String.raw`{"\\":1,"a":"\":","b":"\\\\\":{"}`, 3],
  ['{"":"","a":"","b":""}', 3],
])('%s has %i members', (text, expected) => {
  JSON.parse(text);
  expect(countMembers(text)).toBe(expected);
});
