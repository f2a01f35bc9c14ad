/** Runs work with the same key one after the other, first come, first served. */
export type Serialise = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

export function createSerialise(): Serialise {
  const tails = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = tails.get(key);
    const done = (before ?? Promise.resolve()).then(work, work);
    tails.set(key, done);
    try {
      return await done;
    } finally {
      if (tails.get(key) === done) tails.delete(key);
    }
  };
}
