import { type Books, emptySighting, type OpenCalls, type Post, type Sighting } from './account.ts';
import { expectationOf } from './expectation.ts';
import { addFound, type Found } from './found.ts';
import { judgeAnswer, nameLongest, overlapping, withTrouble } from './judge-answer.ts';
import { judgeId } from './judge-id.ts';

interface Violation {
  count: number;
  /** Details of the first few. */
  readonly evidence: string[];
}

export interface Verdict {
  /** Violations of the promise, with their counts. */
  readonly violations: ReadonlyMap<string, Violation>;
  /** Posts that may be accepted, by answer: where they were found before the redrive. */
  readonly found: ReadonlyMap<string, Found>;
  /** Answers other than 200, by answer and explanation. */
  readonly explained: ReadonlyMap<string, number>;
  /** Posts that must be rejected, by kind: how many, and how many were rejected. */
  readonly rejected: ReadonlyMap<string, { posts: number; rejected: number }>;
  /** Duplicates at the targets, by the fault that caused an unknown outcome. */
  readonly duplicates: ReadonlyMap<string, number>;
  readonly parked: number;
  readonly redriven: number;
}

const NONE_OPEN: OpenCalls = { toBus: 0, toQueue: 0 };
const EVIDENCE_MAX = 5;

/** Checks every post to one tenant in a run, id by id. */
export function judge(books: Books): Verdict {
  const violations = new Map<string, Violation>();
  const found = new Map<string, Found>();
  const explained = new Map<string, number>();
  const rejected = new Map<string, { posts: number; rejected: number }>();
  const duplicates = new Map<string, number>();
  let parked = 0;
  let redriven = 0;
  const changesOf = Map.groupBy(books.changes, ({ webhookId }) => webhookId);
  const postsOf = Map.groupBy(books.posts, (post) => post.id);
  const addViolation = (violation: string, id?: number, count = 1) => {
    const known = violations.get(violation) ?? { count: 0, evidence: [] };
    known.count += count;
    if (id !== undefined && known.evidence.length < EVIDENCE_MAX) {
      known.evidence.push(describeEvidence(id, postsOf.get(id) ?? [], books));
    }
    violations.set(violation, known);
  };

  const openOf = (id: number) => books.openCalls.get(id) ?? NONE_OPEN;
  const judgePost = (post: Post) => {
    const changes = changesOf.get(post.webhookId) ?? [];
    const reads = books.reads.get(post.webhookId) ?? [];
    const expectation = expectationOf(post, { ...books, changes, reads });
    const verdict = judgeAnswer(post, expectation, { ...books, open: openOf(post.id) });
    if (verdict.kind === 'violation') addViolation(verdict.violation, post.id);
    if (verdict.kind === 'explained') addTo(explained, `${post.answer} | ${verdict.by}`);
    const mustReject = expectation.kind === 'reject';
    if (expectation.kind === 'reject') {
      const row = rejected.get(expectation.because) ?? { posts: 0, rejected: 0 };
      row.posts += 1;
      if (verdict.kind === 'as promised') row.rejected += 1;
      rejected.set(expectation.because, row);
    }
    return { post, mustReject };
  };

  for (const [id, group] of postsOf) {
    const posts = group.map(judgePost);
    const seen = books.sightings.get(id) ?? emptySighting();
    const open = openOf(id);
    for (const violation of judgeId({ posts, seen, open })) addViolation(violation, id);
    parked += seen.parked;
    redriven += seen.onTargetLater;
    const acceptable = posts.filter(({ mustReject }) => !mustReject).map(({ post }) => post);
    if (acceptable.length === 0) continue;
    addFound(found, acceptable, seen);
    const extra = countExtra(acceptable, seen);
    if (extra > 0) addTo(duplicates, nameReason(acceptable, open, books), extra);
  }
  for (const id of books.sightings.keys()) {
    if (!postsOf.has(id)) addViolation('an event of another tenant', id);
  }
  if (books.unknownMessages > 0)
    addViolation('a message without the id of a post', undefined, books.unknownMessages);
  if (books.leftInQueue > 0) addViolation('left in the parked queue', undefined, books.leftInQueue);
  if (books.deadLetters > 0) {
    addViolation(
      'in the dead-letter queue, although no target failed',
      undefined,
      books.deadLetters,
    );
  }
  return { violations, found, explained, rejected, duplicates, parked, redriven };
}

/** Each accepted post may be at the target once; without one, the id may be there once. */
function countExtra(
  posts: readonly Post[],
  { onTarget, onTargetLater }: Readonly<Sighting>,
): number {
  const accepted = posts.filter(({ answer }) => answer === 200 || answer === 202).length;
  return onTarget + onTargetLater - Math.max(1, accepted);
}

function describeEvidence(id: number, posts: readonly Post[], books: Books): string {
  const startedAt = Math.min(...books.posts.map(({ sentAt }) => sentAt));
  const described = posts.map(({ kind, sentAt, answeredAt, answer, secretVersion }) => {
    const times = `${sentAt - startedAt} ms + ${answeredAt - sentAt} ms`;
    return `${kind}, secret ${secretVersion}, ${times}: ${answer}`;
  });
  const troubles = posts.flatMap((post) => overlapping(post, books.troubleTimes));
  const names = [...new Set(troubles.map(({ name }) => name))].join(' + ');
  const seen = JSON.stringify(books.sightings.get(id) ?? {});
  const open = JSON.stringify(books.openCalls.get(id) ?? {});
  return `id ${id}: ${described.join('; ')}; seen ${seen}; unknown outcomes ${open}; ${names || 'no faults'}`;
}

/** The fault that left the outcome unknown, of a call to AWS or of the post itself. */
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
