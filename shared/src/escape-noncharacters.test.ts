import { expect, test } from 'vitest';
import { escapeNoncharacters } from './escape-noncharacters.ts';

/** What SQS accepts: the characters of XML 1.0, here without whitespace outside of strings. */
const SQS = /^[ -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

test('for every character, the escaped JSON is accepted by SQS and means the same', () => {
  for (let first = 0; first <= 0x10ffff; first += 0x1000) {
    const characters = Array.from({ length: 0x1000 }, (_, n) => String.fromCodePoint(first + n));
    // As JSON.stringify writes it, and with as few escapes as possible. UTF-8 has no lone surrogates.
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
