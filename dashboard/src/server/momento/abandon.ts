import { isRefusal, type Refusal } from '../refusals/refusal.ts';

/** Something that was done, and how to take it back. */
export interface Step {
  /** Its object in words, for a person who has to do it. */
  readonly what: string;
  readonly undo: () => Promise<Refusal | undefined>;
}

/**
 * Takes back what was done, the last first; answers undefined when nothing is left of it.
 *
 * @param explain why it went no further, in sentences
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
