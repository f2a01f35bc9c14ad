import { ExactNumber } from '../exact-json.ts';
import { describeFields } from './describe-pattern.ts';
import type { PatternField } from './fit-pattern.ts';

/** Of a value in a sentence. */
const SHOWN_MAX_LENGTH = 80;

/**
 * A field that does not match, as a sentence without its full stop: `json.total is "12" (a text), and
 * the rule asks that it is more than 10`.
 */
export function describeMiss({ path, expected, actual, branches }: PatternField): string {
  const name = nameField(path);
  const held =
    actual === undefined ? `The event has no ${name}` : `${name} is ${describeValue(actual)}`;
  const asked = describeFields({ it: expected });
  const near = branches === undefined ? '' : ` in the nearest of ${branches} branches of $or`;
  const hint = isTextForNumber(expected, actual) ? '. A number in quotes is a text' : '';
  return `${held}, and the rule asks${near} that ${asked}${hint}`;
}

/** As people write it: without the `detail` that every field of a message has. */
function nameField(path: readonly string[]): string {
  const [first, ...others] = path;
  return first === 'detail' && others.length > 0 ? others.join('.') : path.join('.');
}

function describeValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  const shown = text.length > SHOWN_MAX_LENGTH ? `${text.slice(0, SHOWN_MAX_LENGTH)}…` : text;
  if (typeof value === 'string') return `${shown} (a text)`;
  return isNumber(value) ? `${shown} (a number)` : shown;
}

/** The commonest reason for which a rule matches nothing. */
export function isTextForNumber(expected: unknown, actual: unknown): boolean {
  if (typeof actual !== 'string' || !Array.isArray(expected)) return false;
  return actual.trim() !== '' && Number.isFinite(Number(actual)) && expected.some(asksForNumber);
}

function asksForNumber(matcher: unknown): boolean {
  return isNumber(matcher) || Object.hasOwn(Object(matcher), 'numeric');
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || value instanceof ExactNumber;
}
