/** New values by parameter name; an empty or missing value removes the parameter. */
export type QueryChanges = Readonly<Record<string, string | undefined>>;

/** @returns the changed query with its `?`, or nothing when no parameter is left. */
export function changeQuery(search: string, changes: QueryChanges): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') params.delete(name);
    else params.set(name, value);
  }
  return params.size === 0 ? '' : `?${params}`;
}
