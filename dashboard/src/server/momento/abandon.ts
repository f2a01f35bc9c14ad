import { isRefusal, type Refusal } from '../refusals/refusal.ts';

/** Something that was done, and how to undo it. */
export interface Step {
  /** What it made, in words: a person may have to delete it. */
  readonly what: string;
  readonly undo: () => Promise<Refusal | undefined>;
}

/**
 * Undoes what was done, the last step first. Returns undefined when nothing is left of it.
 *
 * @param explain says why it failed, in sentences
 */
export async function abandon(
  done: readonly Step[],
  explain: () => string,
): Promise<Refusal | undefined> {
  const left: string[] = [];
  for (const { what, undo } of done.toReversed()) {
    try {
      if (isRefusal(await undo())) left.push(what);
    } catch {
      left.push(what);
    }
  }
  return left.length === 0 ? undefined : { refusal: 'not-undone', left, reason: explain() };
}
