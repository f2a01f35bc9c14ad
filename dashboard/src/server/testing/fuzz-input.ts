import fc from 'fast-check';
import type { Example } from './open-api/examples.ts';

const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
const DEEP = JSON.parse(`${'{"a":['.repeat(500)}${']}'.repeat(500)}`);
const TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\ufffe',
  '..',
  '../x',
  '%2e%2e%2f',
  '*',
  '#',
  '<script>',
  "' or 1=1",
  '1e999',
  '9223372036854775808',
  '-1',
  'arn:aws:sqs:us-east-1:000000000000:x',
  'arn:aws:lambda:::',
  'arn:',
  '{"a":',
  '{"operation":"and","tokens":[{}]}',
  'x'.repeat(300),
  'x'.repeat(9_000),
  ...PROTOTYPE_KEYS,
];

/** Anything that JSON can say. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' }),
  fc.constantFrom<unknown>(null, true, 0, -1, 0.5, 2 ** 53, 1e308, [], {}, DEEP, ...TEXTS),
  fc.constantFrom(...PROTOTYPE_KEYS).map((key) => JSON.parse(`{${JSON.stringify(key)}:{"a":1}}`)),
);

const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary' }));

/** One input of a call, and how its body is written. */
export interface FuzzedInput {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

const headers = fc.oneof(
  { weight: 20, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { host: 'elsewhere' },
      { host: '' },
      { host: 'localhost:3000@x' },
      { host: '[::1' },
      { origin: 'null' },
      { origin: 'http://elsewhere' },
      { 'sec-fetch-site': 'cross-site' },
      { 'content-type': 'text/plain' },
      { 'content-type': '' },
      { 'content-type': 'application/json; charset=utf-16' },
    ),
  },
);

/**
 * Inputs of an operation: good ones in which some places have anything in them, bodies that were
 * cut or are no JSON, and parameters of every shape.
 */
export function fuzzInput(
  examples: readonly Example[],
  queryNames: readonly string[],
): fc.Arbitrary<FuzzedInput> {
  return fc.oneof(
    ...examples.map(({ params = {}, query = {}, body }) =>
      fc.record({
        params: fc
          .record(mapValues(params, (value) => mostly(value, text)))
          .map((found) => mapValues(found, toPathPart)),
        query: fc
          .tuple(
            fc.record(mapValues(query, (value) => mostly(value, text))),
            mostly({}, fc.dictionary(fc.constantFrom('unknown', ...queryNames), text)),
          )
          .map(([known, others]) => ({ ...known, ...others })),
        body: body === undefined ? fc.constant(undefined) : fuzzBody(body),
        headers,
      }),
    ),
  );
}

function mostly<Value>(value: Value, other: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other });
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** A path has no empty part, and none that is no text. */
function toPathPart(value: string): string {
  return value.toWellFormed() === '' || /^\.{1,2}$/.test(value) ? 'x' : value.toWellFormed();
}

function fuzzBody(example: unknown): fc.Arbitrary<string> {
  const spoilt = fc
    .array(fc.tuple(fc.nat(), anything, fc.constantFrom('replace', 'remove', 'add')), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) => JSON.stringify(changes.reduce(changePlace, structuredClone(example))));
  return fc.oneof(
    { weight: 12, arbitrary: spoilt },
    { weight: 2, arbitrary: anything.map((value) => JSON.stringify(value)) },
    {
      weight: 1,
      arbitrary: fc.tuple(spoilt, fc.nat()).map(([json, at]) => json.slice(0, at % json.length)),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    { weight: 1, arbitrary: fc.constant('{"a":'.repeat(50_000)) },
  );
}

/** Changes one place of a JSON value, counted through all objects and lists in it. */
function changePlace(
  value: unknown,
  [place, other, how]: readonly [number, unknown, string],
): unknown {
  const places = [...listPlaces(value)];
  const [holder, key] = places[place % Math.max(places.length, 1)] ?? [];
  if (holder === undefined || key === undefined) return other;
  if (how === 'remove') delete holder[key];
  else holder[how === 'add' ? `${key}2` : key] = other;
  return value;
}

function* listPlaces(value: unknown): Generator<readonly [Record<string, unknown>, string]> {
  // All cases share it: one that changed it could put it into itself.
  if (typeof value !== 'object' || value === null || value === DEEP) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [value as Record<string, unknown>, key];
    yield* listPlaces(inner);
  }
}
