import fc from 'fast-check';
import { z } from 'zod';

/** The part of zod's JSON Schema that says what a value may be. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
}

const NUMBERS = [
  0,
  -0,
  1,
  -1,
  0.5,
  10,
  400,
  1e6,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 53),
  2 ** 63,
  1e21,
  1e308,
  5e-324,
];
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
const DEEP = JSON.parse(`${'{"a":['.repeat(500)}${']}'.repeat(500)}`);

/** Any JSON value. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' }),
  fc.constantFrom<unknown>(null, true, '', [], {}, DEEP, ...NUMBERS, ...PROTOTYPE_KEYS),
  fc.string({ unit: 'binary' }),
  fc.constant('x'.repeat(3_000)),
  fc.constantFrom(...PROTOTYPE_KEYS).map((key) => JSON.parse(`{${JSON.stringify(key)}:{"a":1}}`)),
);

/** Plausible values for a member of this name, of resources that exist. */
export type NamesOf = (member: string) => readonly string[];

/**
 * Mostly valid input for an operation, so that its handler runs, with arbitrary values anywhere in
 * it.
 */
export function anyInput(schema: z.ZodType, namesOf: NamesOf): fc.Arbitrary<unknown> {
  const written = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input', reused: 'inline' });
  return ofSchema(written as Schema, '', namesOf);
}

function ofSchema(schema: Schema, member: string, namesOf: NamesOf): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 30, arbitrary: fitting(schema, member, namesOf) },
    { weight: 1, arbitrary: anything },
  );
}

function fitting(schema: Schema, member: string, namesOf: NamesOf): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices !== undefined && choices.length > 0) {
    return fc.oneof(...choices.map((choice) => ofSchema(choice, member, namesOf)));
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return ofObject(schema, namesOf);
    case 'array':
      return fc.array(ofSchema(schema.items ?? {}, member, namesOf), {
        minLength: 1,
        maxLength: 3,
      });
    case 'string':
      return fc.oneof(
        { weight: 20, arbitrary: fc.constantFrom(...namesOf(member)) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
        { weight: 1, arbitrary: fc.json({ maxDepth: 2 }) },
      );
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number': {
      const min = Math.max(schema.minimum ?? 0, -1_000);
      const max = Math.max(min, Math.min(schema.maximum ?? 100, 1_000));
      const inside = fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
      return fc.oneof(
        { weight: 8, arbitrary: inside },
        { weight: 1, arbitrary: fc.constantFrom(...NUMBERS) },
      );
    }
    default:
      return anything;
  }
}

const none = fc.constant(undefined);

/**
 * Required members are mostly present, optional ones sometimes, so that most calls are meaningful.
 */
function ofObject({ properties = {}, required = [] }: Schema, namesOf: NamesOf) {
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const value = ofSchema(schema, name, namesOf);
      const isRequired = required.includes(name);
      return [
        name,
        fc.oneof(
          { weight: isRequired ? 40 : 1, arbitrary: value },
          { weight: isRequired ? 1 : 2, arbitrary: none },
        ),
      ];
    }),
  );
  const others = fc.dictionary(
    fc.oneof(fc.constantFrom(...PROTOTYPE_KEYS, 'All', 'Policy'), fc.string({ maxLength: 9 })),
    fc.oneof(fc.constantFrom('1', '{}'), anything),
    { maxKeys: 2 },
  );
  const isFree = Object.keys(members).length === 0;
  return fc
    .tuple(
      fc.record(members),
      fc.oneof(
        { weight: isFree ? 1 : 40, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: others },
      ),
    )
    .map(([known, more]) => ({ ...known, ...more }));
}
