import type { DocumentedOperation } from './api-document.ts';

type Check = DocumentedOperation['parameters'][number]['check'];

const STAND_INS = [null, 7.5, -1, true, '', 'x'.repeat(9_000), [], {}, ['x'], { x: 1 }] as const;
const TEXTS = ['no such value', '-1', '1.5', '', 'x'.repeat(9_000)] as const;

/** A body with one thing in it changed, which the document does not allow. */
interface SpoiltBody {
  /** What was done: `targets.0.arn = null`. */
  readonly change: string;
  readonly body: unknown;
}

/** Every field in turn gets values of other types and lengths, is left out, or gets a neighbour. */
export function spoilBody(body: unknown, check: Check): SpoiltBody[] {
  return [...changeEach(body)].filter((spoilt) => !check(spoilt.body));
}

function* changeEach(value: unknown, path = ''): Generator<SpoiltBody> {
  for (const standIn of STAND_INS) {
    yield { change: `${path} = ${JSON.stringify(standIn).slice(0, 20)}`, body: standIn };
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const place = path === '' ? key : `${path}.${key}`;
    if (!Array.isArray(value)) {
      const { [key]: _, ...rest } = value as Record<string, unknown>;
      yield { change: `no ${place}`, body: rest };
    }
    for (const { change, body } of changeEach(inner, place)) {
      yield { change, body: replace(value, key, body) };
    }
  }
  if (!Array.isArray(value)) {
    yield { change: `${path} and an unknown field`, body: { ...value, unknown: 1 } };
  }
}

function replace(value: object, key: string, inner: unknown): unknown {
  return Array.isArray(value)
    ? value.map((item, place) => (String(place) === key ? inner : item))
    : { ...value, [key]: inner };
}

/** Values for a parameter that its schema does not allow. */
export function spoilText(type: unknown, check: Check): string[] {
  const isNumber = type === 'integer' || type === 'number';
  return TEXTS.filter((text) => !check(isNumber ? Number(text) : text));
}
