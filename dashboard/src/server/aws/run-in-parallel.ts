/**
 * Works on all items, some at a time; results in the items' order. The first error is thrown at
 * once, and no other item is begun after it.
 */
export async function runInParallel<Item, Result>(
  items: readonly Item[],
  atATime: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  let hasFailed = false;
  const workNext = async () => {
    for (const [place, item] of waiting) {
      if (hasFailed) return;
      try {
        results[place] = await work(item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: atATime }, workNext));
  return results;
}
