import { runInNewContext } from 'node:vm';
import { parse } from '@cdktn/hcl2json';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toTypeScript } from './cdk/to-typescript.ts';
import { formatBlock, HclJson } from './terraform/hcl.ts';

/** Any characters, and often those that languages have to escape. */
const someText = fc
  .array(
    fc.oneof(
      fc.constantFrom('$', '{', '%', '}', '"', '\\', '\n', '\u2028', '\u0001', '`', '*/', 'JSON\n'),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  // HCL drops NUL, which no text of a rule can hold. What is not in NFC is not exported.
  .map((parts) => parts.join('').replaceAll('\0', '').normalize('NFC'));

const someTexts = fc.array(someText, { minLength: 50, maxLength: 100 });

test('every text is read back from Terraform’s text as it was', async () => {
  const check = fc.asyncProperty(someTexts, async (texts) => {
    const attributes = Object.fromEntries(texts.map((text, place) => [`a${place}`, text]));
    const text = formatBlock({
      head: 'locals',
      attributes: { ...attributes, json: new HclJson(texts), map: { [texts[0] ?? '']: 'key' } },
    });
    // The parser gives text back as it has to be written in a template: a sign doubled before a brace.
    const read = JSON.parse(
      JSON.stringify(await parse('locals.tf', text)).replaceAll(/([$%])\1\{/g, '$1{'),
    );
    const wanted = (one: string) => one.replaceAll(/([$%])\1\{/g, '$1{');
    const { json, map: _map, ...others } = read.locals[0];
    const inOrder = texts.map((_, place) => wanted(others[`a${place}`]));
    expect(inOrder).toEqual(texts.map(wanted));
    expect((JSON.parse(json) as string[]).map(wanted)).toEqual(texts.map(wanted));
  });
  await fc.assert(check, { numRuns: 10 });
}, 120_000);

test('every value is read back from the CDK’s text as it was', () => {
  const someValue = fc.dictionary(
    someText.filter((key) => key !== '__proto__'),
    fc.oneof(someText, fc.integer(), fc.boolean(), fc.array(someText)),
    { noNullPrototype: true },
  );
  const check = fc.property(someValue, (value) => {
    const read = runInNewContext(`JSON.stringify(${toTypeScript(value)})`);
    expect(JSON.parse(read)).toEqual(value);
  });
  fc.assert(check);
});
