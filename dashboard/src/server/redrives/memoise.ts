/** Finds what a key stands for once. */
export function memoise<Result>(
  find: (key: string) => Promise<Result>,
): (key: string) => Promise<Result> {
  const found = new Map<string, Promise<Result>>();
  return (key) => {
    const result = found.get(key) ?? find(key);
    found.set(key, result);
    return result;
  };
}
