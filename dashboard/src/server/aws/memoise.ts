/** Finds what a key stands for once. What could not be found is looked for again the next time. */
export function memoise<Result>(
  find: (key: string) => Promise<Result>,
): (key: string) => Promise<Result> {
  const found = new Map<string, Promise<Result>>();
  return (key) => {
    const known = found.get(key);
    if (known !== undefined) return known;
    const finding = find(key);
    found.set(key, finding);
    finding.catch(() => found.delete(key));
    return finding;
  };
}
