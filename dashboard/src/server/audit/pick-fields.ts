type Fields = Readonly<Record<string, unknown>>;

/**
 * What of a value may be written.
 *
 * @param shown paths such as `name` or `targets.arn`; a path goes through lists.
 * @returns undefined when it has none of these fields.
 */
export function pickFields(value: unknown, shown: readonly string[]): Fields | undefined {
  const picked = pick(
    value,
    shown.map((path) => path.split('.')),
  );
  return isFields(picked) && Object.keys(picked).length > 0 ? picked : undefined;
}

/** The names of fields that are given, and not shown at all. */
export function listUnshown(value: unknown, shown: readonly string[]): string[] {
  const firsts = new Set(shown.map((path) => path.split('.')[0]));
  if (!isFields(value)) return [];
  return Object.keys(value).filter((name) => value[name] !== undefined && !firsts.has(name));
}

function pick(value: unknown, paths: readonly (readonly string[])[]): unknown {
  // The whole value is shown.
  if (paths.some((path) => path.length === 0)) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, paths));
  if (!isFields(value)) return undefined;
  const names = [...new Set(paths.map(([name]) => name ?? ''))];
  return Object.fromEntries(
    names.flatMap((name) => {
      if (!Object.hasOwn(value, name) || value[name] === undefined) return [];
      const deeper = paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
      return [[name, pick(value[name], deeper)]];
    }),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
