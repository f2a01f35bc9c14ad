import type { OpenCalls, Post, Sighting } from './account.ts';

interface IdAccount {
  /** The original and its replays. */
  readonly posts: readonly { readonly post: Post; readonly mustReject: boolean }[];
  readonly seen: Readonly<Sighting>;
  readonly open: Readonly<OpenCalls>;
}

/** Whether an id was seen exactly where, and as often as, its answers say. @returns violations */
export function judgeId({ posts, seen, open }: IdAccount): string[] {
  const violations: string[] = [];
  const count = (isCounted: (post: Post) => boolean) =>
    posts.filter(({ post }) => isCounted(post)).length;
  const published = count(({ answer }) => answer === 200);
  const parked = count(({ answer }) => answer === 202);
  // Without an answer, the gateway may have processed the post or not.
  const unanswered = posts.filter(
    ({ post, mustReject }) => !mustReject && (post.answer === 'cut' || post.answer === 'timed out'),
  ).length;

  if (seen.wrong > 0) violations.push('on the queue of another webhook, or with other content');
  if (posts.every(({ mustReject }) => mustReject)) {
    if (seen.onBus + seen.onTarget > 0) violations.push('must be rejected, but is on the bus');
    if (seen.parked > 0) violations.push('must be rejected, but is in the parked queue');
    return violations;
  }
  if (seen.onBus < published) violations.push('answered 200, but not on the bus');
  if (seen.parked < parked) violations.push('answered 202, but not in the parked queue');
  if (seen.onBus > published + unanswered + open.toBus) {
    violations.push('on the bus more often than answers and unknown outcomes allow');
  }
  if (seen.parked > parked + unanswered + open.toQueue) {
    violations.push('in the parked queue more often than answers and unknown outcomes allow');
  }
  if (seen.onTarget !== seen.onBus) violations.push('not as often on its target as on the bus');
  if (seen.onBusLater !== seen.parked || seen.onTargetLater !== seen.parked) {
    violations.push('not redriven exactly as often as it was parked');
  }
  return violations;
}
