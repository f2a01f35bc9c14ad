import { ExactNumber } from '@momento-gateway/api/exact-json';

const INDENT = '  ';

/** A value as TypeScript writes it, over several lines. */
export function toTypeScript(value: unknown, indent = ''): string {
  if (value instanceof ExactNumber) return value.text;
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}${INDENT}`;
  const items = Array.isArray(value)
    ? value.map((item) => toTypeScript(item, inner))
    : Object.entries(value).map(([key, item]) => `${toKey(key)}: ${toTypeScript(item, inner)}`);
  const [open, close] = Array.isArray(value) ? (['[', ']'] as const) : (['{', '}'] as const);
  return items.length === 0
    ? `${open}${close}`
    : `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close}`;
}

/** In double quotes, as JSON, and with no line end that only JavaScript knows. */
export function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function toKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key);
}
