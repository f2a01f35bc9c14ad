/** Whether two states of a form differ; an empty field and one that was never filled in are the same. */
export function isFormChanged(before: unknown, now: unknown): boolean {
  if (isEmpty(before) || isEmpty(now)) return isEmpty(before) !== isEmpty(now);
  if (!isRecord(before) || !isRecord(now)) return !Object.is(before, now);
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...keys].some((key) => isFormChanged(before[key], now[key]));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
