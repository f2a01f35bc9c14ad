import { type ExactValue, isExactObject } from '@momento-gateway/api/exact-json';
import { DETAIL_FIELDS, type DetailField } from './condition-fields.ts';

const DEPTH_MAX = 8;
const SUGGESTED_MAX = 100;
const EXAMPLE_MAX_LENGTH = 60;

/** The name of a field, as the form takes it, and a value that it had. */
export interface FieldSuggestion {
  readonly name: string;
  readonly example: string;
}

/**
 * The fields that events have: those of the parsed message for `json`, and for `other` those of
 * `detail` that have no choice of their own.
 */
export function suggestFields(
  events: readonly unknown[],
  field: DetailField,
): readonly FieldSuggestion[] {
  const found = new Map<string, string>();
  for (const event of events) {
    const detail = memberOf(event as ExactValue, 'detail');
    const root = field === 'json' ? memberOf(detail, 'json') : withoutKnown(detail);
    for (const { name, example } of listFields(root, '', 0)) {
      if (!found.has(name)) found.set(name, example);
    }
  }
  return [...found]
    .map(([name, example]) => ({ name, example }))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .slice(0, SUGGESTED_MAX);
}

function memberOf(value: ExactValue | undefined, name: string): ExactValue | undefined {
  return isExactObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

const CHOSEN_ABOVE = ['cache', 'topic'];

function withoutKnown(detail: ExactValue | undefined): ExactValue | undefined {
  if (!isExactObject(detail)) return undefined;
  const others = Object.entries(detail).filter(
    ([name]) => !Object.hasOwn(DETAIL_FIELDS, name) && !CHOSEN_ABOVE.includes(name),
  );
  return Object.fromEntries(others);
}

/** EventBridge looks into the objects of a list as if each stood alone. */
function listFields(
  value: ExactValue | undefined,
  prefix: string,
  depth: number,
): readonly FieldSuggestion[] {
  if (depth > DEPTH_MAX) return [];
  if (Array.isArray(value)) {
    const objects = value.filter(isExactObject);
    if (objects.length > 0) return objects.flatMap((item) => listFields(item, prefix, depth + 1));
  }
  if (isExactObject(value)) {
    return Object.entries(value)
      .filter(([name]) => name !== '' && !name.includes('.') && !name.startsWith('$'))
      .flatMap(([name, inner]) =>
        listFields(inner, prefix === '' ? name : `${prefix}.${name}`, depth + 1),
      );
  }
  if (prefix === '' || value === undefined) return [];
  return [{ name: prefix, example: JSON.stringify(value).slice(0, EXAMPLE_MAX_LENGTH) }];
}
