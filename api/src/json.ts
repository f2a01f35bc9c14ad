import { ExactNumber } from './exact-json.ts';

/**
 * The value of a JSON text, `null` included; undefined when it is not JSON. Numbers become those of
 * JavaScript: what others wrote, and is shown or written again, is read with `readExact`.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether two JSON values are the same except for the order of keys. */
export function isSameJson(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null) {
    return left === right;
  }
  if (left instanceof ExactNumber || right instanceof ExactNumber) {
    return JSON.stringify(left) === JSON.stringify(right);
  }
  const keys = Object.keys(left);
  return (
    Array.isArray(left) === Array.isArray(right) &&
    keys.length === Object.keys(right).length &&
    keys.every(
      (key) =>
        Object.hasOwn(right, key) &&
        isSameJson((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
    )
  );
}
