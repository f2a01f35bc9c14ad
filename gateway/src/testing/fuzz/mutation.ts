import fc from 'fast-check';
import { INTERESTING_BODIES, INTERESTING_BYTES, MEMBERS } from './interesting-bytes.ts';

/** One change of bytes. Positions are fractions of the length, so that a change fits any bytes. */
export type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'truncate'; readonly at: number }
  | { readonly kind: 'drop'; readonly at: number; readonly length: number }
  | { readonly kind: 'copy'; readonly at: number; readonly from: number; readonly length: number }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: number }
  | { readonly kind: 'insert-in-text'; readonly bytes: number }
  | { readonly kind: 'add-member'; readonly member: number; readonly isFirst: boolean }
  | { readonly kind: 'insert-any'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'replace'; readonly body: number }
  | { readonly kind: 'replace-any'; readonly bytes: Uint8Array };

/** Positions near the ends are the most interesting. */
const at = fc.oneof(
  { arbitrary: fc.double({ min: 0, max: 1, noNaN: true }), weight: 4 },
  { arbitrary: fc.constantFrom(0, 1, 0.999), weight: 1 },
);
const length = fc.nat({ max: 64 });

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 120,
    arbitrary: fc.record({
      kind: fc.constant('insert-in-text'),
      bytes: fc.nat({ max: INTERESTING_BYTES.length - 1 }),
    }),
  },
  {
    weight: 120,
    arbitrary: fc.record({
      kind: fc.constant('add-member'),
      member: fc.nat({ max: MEMBERS.length - 1 }),
      isFirst: fc.boolean(),
    }),
  },
  { weight: 120, arbitrary: fc.record({ kind: fc.constant('flip'), at, bit: fc.nat({ max: 7 }) }) },
  { weight: 40, arbitrary: fc.record({ kind: fc.constant('truncate'), at }) },
  { weight: 60, arbitrary: fc.record({ kind: fc.constant('drop'), at, length }) },
  { weight: 60, arbitrary: fc.record({ kind: fc.constant('copy'), at, from: at, length }) },
  {
    weight: 120,
    arbitrary: fc.record({
      kind: fc.constant('insert'),
      at,
      bytes: fc.nat({ max: INTERESTING_BYTES.length - 1 }),
    }),
  },
  {
    weight: 40,
    arbitrary: fc.record({
      kind: fc.constant('insert-any'),
      at,
      bytes: fc.uint8Array({ maxLength: 16 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('replace'),
      body: fc.nat({ max: INTERESTING_BODIES.length - 1 }),
    }),
  },
  {
    weight: 20,
    arbitrary: fc.record({
      kind: fc.constant('replace-any'),
      bytes: fc.uint8Array({ maxLength: 200 }),
    }),
  },
) as fc.Arbitrary<Mutation>;

export function mutate(bytes: Buffer, change: Mutation): Buffer {
  const place = (part: number) => Math.round(part * bytes.length);
  const put = (where: number, added: Uint8Array, after = where) =>
    Buffer.concat([bytes.subarray(0, where), added, bytes.subarray(after)]);
  switch (change.kind) {
    case 'flip': {
      const where = Math.min(place(change.at), bytes.length - 1);
      if (where < 0) return bytes;
      return put(where, Buffer.from([(bytes[where] ?? 0) ^ (1 << change.bit)]), where + 1);
    }
    case 'truncate':
      return bytes.subarray(0, place(change.at));
    case 'drop':
      return put(place(change.at), Buffer.alloc(0), place(change.at) + change.length);
    case 'copy': {
      const from = place(change.from);
      return put(place(change.at), bytes.subarray(from, from + change.length));
    }
    case 'insert':
      return put(placeInSyntax(bytes, change.at), INTERESTING_BYTES[change.bytes] ?? bytes);
    case 'insert-in-text':
      return put(bytes.indexOf('"text":"') + 8, INTERESTING_BYTES[change.bytes] ?? bytes);
    case 'add-member': {
      const member = MEMBERS[change.member] ?? '';
      return change.isFirst
        ? put(bytes.indexOf('{') + 1, Buffer.from(`${member},`))
        : put(Math.max(bytes.lastIndexOf('}'), 0), Buffer.from(`,${member}`));
    }
    case 'insert-any':
      return put(place(change.at), change.bytes);
    case 'replace':
      return INTERESTING_BODIES[change.body] ?? bytes;
    case 'replace-any':
      return Buffer.from(change.bytes);
  }
}

/** The nearest position at or before `part` between JSON tokens: others mostly change a string only. */
function placeInSyntax(bytes: Buffer, part: number): number {
  let where = Math.round(part * bytes.length);
  if (where % 3 === 0) return where;
  while (where > 0 && !'{,:}"'.includes(String.fromCharCode(bytes[where - 1] ?? 0))) where -= 1;
  return where;
}
