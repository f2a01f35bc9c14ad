import { expect, test } from 'vitest';
import { digestAttributes } from './digest-attributes.ts';

test("the digest equals AWS's", () => {
  const timestamp = { DataType: 'Number', StringValue: '1493147359900' };
  expect(digestAttributes({ timestamp })).toBe('235c5c510d26fb653d073faed50ae77c');
});

test('the order of attributes does not matter, everything else does', () => {
  const a = { DataType: 'String', StringValue: '1' };
  const b = { DataType: 'Binary', BinaryValue: 'MQ==' };
  const digest = digestAttributes({ a, b });
  expect(digestAttributes({ b, a })).toBe(digest);
  expect(digestAttributes({ a: b, b: a })).not.toBe(digest);
  expect(digestAttributes({ a, b: { DataType: 'String', StringValue: '1' } })).not.toBe(digest);
  expect(digestAttributes({})).toBeUndefined();
});
