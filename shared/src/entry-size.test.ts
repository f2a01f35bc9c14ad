import { expect, test } from 'vitest';
import { measureEntry } from './entry-size.ts';

test('an entry has 14 bytes for its time, and those of its source, detail-type and detail', () => {
  const entry = { EventBusName: 'orders', Source: 'a', DetailType: 'bb', Detail: 'cccc', Time: 1 };
  expect(measureEntry(entry, ({ length }) => length)).toBe(14 + 1 + 2 + 4);
});
