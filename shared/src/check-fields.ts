/** Whether a field of a stored message has a value that it can have. */
export type Check = (value: unknown) => boolean;

export type Checks = Readonly<Record<string, Check>>;

export const isText: Check = (value) => typeof value === 'string';
export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
/** A time that a Date can hold, ms since the epoch. */
export const isTime: Check = (value) => isCount(value) && (value as number) <= 8.64e15;
/** A word such as `bus-not-found`. A later version of the gateway can have others. */
export const isReason: Check = (value) =>
  typeof value === 'string' && /^[a-z][a-z0-9-]{0,63}$/.test(value);

/** @returns the name of the first field that is missing or wrong, after `path` */
export function findWrong(checks: Checks, value: unknown, path = ''): string | undefined {
  const fields = toFields(value);
  const wrong = Object.entries(checks).find(
    ([name, isRight]) => !Object.hasOwn(fields, name) || !isRight(fields[name]),
  );
  return wrong && `${path}${wrong[0]}`;
}

/** Leaves out other members. */
export function pick(checks: Checks, value: unknown): Readonly<Record<string, unknown>> {
  const fields = toFields(value);
  return Object.fromEntries(Object.keys(checks).map((name) => [name, fields[name]]));
}

function toFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
