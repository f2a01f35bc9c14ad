import { type Books, emptySighting, type OpenCalls, type Post, type Sighting } from './account.ts';
import { expectationOf } from './expectation.ts';
import { addFound, type Found } from './found.ts';
import { judgeAnswer, nameLongest, overlapping, withTrouble } from './judge-answer.ts';
import { judgeId } from './judge-id.ts';

interface Crime {
  count: number;
  /** Of the first few: all that is known of each. */
  readonly evidence: string[];
}

export interface Verdict {
  /** What happened against the promise, and how often. None: the promise was kept. */
  readonly crimes: ReadonlyMap<string, Crime>;
  /** Posts that may be accepted, by their answers: where they were found before the redrive. */
  readonly found: ReadonlyMap<string, Found>;
  /** Answers besides 200, by answer and then by what explains them. */
  readonly explained: ReadonlyMap<string, number>;
  /** Posts that had to be refused, by what they were: how many, and how many got the refusal. */
  readonly refused: ReadonlyMap<string, { posts: number; refused: number }>;
  /** Copies at the targets beyond one for each accepted post, by why the outcome was open. */
  readonly duplicates: ReadonlyMap<string, number>;
  readonly parked: number;
  readonly redriven: number;
}

const NONE_OPEN: OpenCalls = { toBus: 0, toQueue: 0 };
const EVIDENCE_MAX = 5;

/** Closes the books: every post, id by id. */
export function judge(books: Books): Verdict {
  const crimes = new Map<string, Crime>();
  const found = new Map<string, Found>();
  const explained = new Map<string, number>();
  const refused = new Map<string, { posts: number; refused: number }>();
  const duplicates = new Map<string, number>();
  let parked = 0;
  let redriven = 0;
  const changesOf = Map.groupBy(books.changes, ({ webhookId }) => webhookId);
  const postsOf = Map.groupBy(books.posts, (post) => post.id);
  const accuse = (crime: string, id?: number, count = 1) => {
    const known = crimes.get(crime) ?? { count: 0, evidence: [] };
    known.count += count;
    if (id !== undefined && known.evidence.length < EVIDENCE_MAX) {
      known.evidence.push(tellAbout(id, postsOf.get(id) ?? [], books));
    }
    crimes.set(crime, known);
  };

  const openOf = (id: number) => books.openCalls.get(id) ?? NONE_OPEN;
  const judgePost = (post: Post) => {
    const changes = changesOf.get(post.webhookId) ?? [];
    const reads = books.reads.get(post.webhookId) ?? [];
    const expectation = expectationOf(post, { ...books, changes, reads });
    const verdict = judgeAnswer(post, expectation, { ...books, open: openOf(post.id) });
    if (verdict.kind === 'crime') accuse(verdict.crime, post.id);
    if (verdict.kind === 'explained') addTo(explained, `${post.answer} | ${verdict.by}`);
    const mustRefuse = expectation.kind === 'refuse';
    if (expectation.kind === 'refuse') {
      const row = refused.get(expectation.because) ?? { posts: 0, refused: 0 };
      row.posts += 1;
      if (verdict.kind === 'as promised') row.refused += 1;
      refused.set(expectation.because, row);
    }
    return { post, mustRefuse };
  };

  for (const [id, group] of postsOf) {
    const posts = group.map(judgePost);
    const seen = books.sightings.get(id) ?? emptySighting();
    const open = openOf(id);
    for (const crime of judgeId({ posts, seen, open })) accuse(crime, id);
    parked += seen.parked;
    redriven += seen.onTargetLater;
    const acceptable = posts.filter(({ mustRefuse }) => !mustRefuse).map(({ post }) => post);
    if (acceptable.length === 0) continue;
    addFound(found, acceptable, seen);
    const extra = countExtra(acceptable, seen);
    if (extra > 0) addTo(duplicates, nameReason(acceptable, open, books), extra);
  }
  if (books.strangers > 0) accuse('a message that names no post', undefined, books.strangers);
  if (books.leftInQueue > 0) accuse('left in the parked queue', undefined, books.leftInQueue);
  if (books.deadLetters > 0) {
    accuse('in the dead-letter queue, where no target failed', undefined, books.deadLetters);
  }
  return { crimes, found, explained, refused, duplicates, parked, redriven };
}

/** One copy for each accepted post is due, and one for what was not, if it is there at all. */
function countExtra(
  posts: readonly Post[],
  { onTarget, onTargetLater }: Readonly<Sighting>,
): number {
  const accepted = posts.filter(({ answer }) => answer === 200 || answer === 202).length;
  return onTarget + onTargetLater - Math.max(1, accepted);
}

function tellAbout(id: number, posts: readonly Post[], books: Books): string {
  const startedAt = Math.min(...books.posts.map(({ sentAt }) => sentAt));
  const told = posts.map(({ kind, sentAt, answeredAt, answer, secretVersion }) => {
    const times = `${sentAt - startedAt} ms + ${answeredAt - sentAt} ms`;
    return `${kind}, secret ${secretVersion}, ${times}: ${answer}`;
  });
  const troubles = posts.flatMap((post) => overlapping(post, books.troubleTimes));
  const names = [...new Set(troubles.map(({ name }) => name))].join(' + ');
  const seen = JSON.stringify(books.sightings.get(id) ?? {});
  const open = JSON.stringify(books.openCalls.get(id) ?? {});
  return `id ${id}: ${told.join('; ')}; seen ${seen}; open ${open}; ${names || 'all well'}`;
}

/** What left the outcome open that made the copy: of a call to AWS, or of the post itself. */
function nameReason(posts: readonly Post[], open: OpenCalls, { troubleTimes }: Books): string {
  for (const post of posts) {
    const times = overlapping(post, troubleTimes);
    const isCut = typeof post.answer === 'string';
    const wanted = open.toBus + open.toQueue > 0 ? (['bus', 'queue'] as const) : [];
    const name = nameLongest(post, withTrouble(times, isCut ? ['gateway', ...wanted] : wanted));
    if (name !== undefined) return name;
  }
  return 'a late answer without a fault';
}

function addTo(counts: Map<string, number>, key: string, count = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
