import type { OpenCalls, Post, Sighting } from './account.ts';

interface IdAccount {
  /** The first and its replays. Those that had to be refused earn nothing. */
  readonly posts: readonly { readonly post: Post; readonly mustRefuse: boolean }[];
  readonly seen: Readonly<Sighting>;
  readonly open: Readonly<OpenCalls>;
}

/** Whether an id is where its answers say that it is: neither less nor more often. */
export function judgeId({ posts, seen, open }: IdAccount): string[] {
  const crimes: string[] = [];
  const count = (isCounted: (post: Post) => boolean) =>
    posts.filter(({ post }) => isCounted(post)).length;
  const published = count(({ answer }) => answer === 200);
  const parked = count(({ answer }) => answer === 202);
  // Without an answer the gateway may have done all of its work, or none.
  const unanswered = posts.filter(
    ({ post, mustRefuse }) => !mustRefuse && (post.answer === 'cut' || post.answer === 'timed out'),
  ).length;

  if (seen.wrong > 0) crimes.push('on a queue of another webhook, or not as it was posted');
  if (posts.every(({ mustRefuse }) => mustRefuse)) {
    if (seen.onBus + seen.onTarget > 0) crimes.push('had to be refused, and is on the bus');
    if (seen.parked > 0) crimes.push('had to be refused, and is in the parked queue');
    return crimes;
  }
  if (seen.onBus < published) crimes.push('answered 200, and not on the bus');
  if (seen.parked < parked) crimes.push('answered 202, and not in the parked queue');
  if (seen.onBus > published + unanswered + open.toBus) {
    crimes.push('on the bus more often than answers and open outcomes allow');
  }
  if (seen.parked > parked + unanswered + open.toQueue) {
    crimes.push('in the parked queue more often than answers and open outcomes allow');
  }
  if (seen.onTarget !== seen.onBus) crimes.push('not as often on its target as on the bus');
  if (seen.onBusLater !== seen.parked || seen.onTargetLater !== seen.parked) {
    crimes.push('not redriven exactly as often as it was parked');
  }
  return crimes;
}
