const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** A beginning or an end of an id that is shorter says nothing. */
const PART_MIN_LENGTH = 8;

/** So many characters of an id may be wrong, missing, or too many, next to each other. */
const WRONG_MAX = 2;

/**
 * The registered webhook that a called id or path was probably meant for: its id stands in it, or
 * was cut short, or has a typing error.
 */
export function findSimilarId<Known extends { readonly webhookId: string }>(
  called: string,
  webhooks: readonly Known[],
): Known | undefined {
  const text = called.toLowerCase();
  const lastPart = text.split('/').findLast((part) => part !== '') ?? '';
  const word = ID.exec(text)?.[0] ?? lastPart;
  return webhooks.find(({ webhookId }) => isAlmost(word, webhookId));
}

function isAlmost(word: string, webhookId: string): boolean {
  if (word.length < PART_MIN_LENGTH) return false;
  if (webhookId.startsWith(word) || webhookId.endsWith(word)) return true;
  const length = Math.max(word.length, webhookId.length);
  return length - countSame(word, webhookId) <= WRONG_MAX;
}

/** How many characters two texts have in common at both ends together. */
function countSame(left: string, right: string): number {
  const most = Math.min(left.length, right.length);
  let start = 0;
  while (start < most && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < most - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return start + end;
}
