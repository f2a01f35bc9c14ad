import { expect, test } from 'vitest';
import { escapeNoncharacters } from './escape-noncharacters.ts';

/** What SQS takes, the characters of XML 1.0, but for the blanks that stand outside of strings. */
const SQS = /^[ -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

test('whatever character a text has, its JSON is one that SQS takes, and means the same', () => {
  for (let first = 0; first <= 0x10ffff; first += 0x1000) {
    const characters = Array.from({ length: 0x1000 }, (_, n) => String.fromCodePoint(first + n));
    // As a JSON writer, and as one that escapes nothing it need not; lone surrogates no UTF-8 holds.
    const raw = characters.filter(
      (it) => it >= ' ' && it !== '"' && it !== '\\' && it.isWellFormed(),
    );
    for (const json of [JSON.stringify(characters.join('')), `"${raw.join('')}"`]) {
      const escaped = escapeNoncharacters(json);
      expect(SQS.test(escaped)).toBe(true);
      expect(JSON.parse(escaped) === JSON.parse(json)).toBe(true);
    }
  }
});

test('a text without such characters stays as it is', () => {
  const json = '{"a":"\\uffff \ufffd \u{1ffff} \ufdd0"}';
  expect(escapeNoncharacters(json)).toBe(json);
});
