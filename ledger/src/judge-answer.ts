import type { OpenCalls, Post, PostAnswer, TroubleTime } from './account.ts';
import type { Expectation } from './expectation.ts';
import type { Trouble } from './fault-kinds.ts';
import { HOSTILE_KINDS, isHostile } from './post-kinds.ts';

export type AnswerVerdict =
  | { readonly kind: 'as promised' }
  /** By a fault or a change. */
  | { readonly kind: 'explained'; readonly by: string }
  | { readonly kind: 'violation'; readonly violation: string };

/** How long a fault can still have effects after it was cleared. */
const SLACK_MS = 1_200;

/** What must be affected for an authentic post to get such an answer. */
const NEEDED: ReadonlyMap<PostAnswer, readonly Trouble[]> = new Map<PostAnswer, readonly Trouble[]>(
  [
    [202, ['bus']],
    [500, ['bus', 'queue']],
    [503, ['secrets']],
    ['refused', ['gateway']],
    ['cut', ['gateway']],
  ],
);

interface Known {
  readonly troubleTimes: readonly TroubleTime[];
  /** The calls for the post's id with an unknown outcome. */
  readonly open: Readonly<OpenCalls>;
}

/** Whether an answer is as promised, or what explains it. */
export function judgeAnswer(post: Post, expectation: Expectation, known: Known): AnswerVerdict {
  const { answer } = post;
  const isAccepted = answer === 200 || answer === 202;
  if (expectation.kind === 'reject') {
    if (isAccepted) return violation(`${expectation.because}, but answered ${answer}`);
    if (answer === 403 || answer === rejectionStatusOf(post)) return { kind: 'as promised' };
  } else {
    if (answer === 200) return { kind: 'as promised' };
    if (answer === 403 && expectation.kind === 'either') {
      return { kind: 'explained', by: expectation.because };
    }
  }
  const by = findTrouble(post, known);
  return by === undefined
    ? violation(`unexplained ${answer} for ${nameOf(post, expectation)}`)
    : { kind: 'explained', by };
}

export function overlapping(post: Post, troubleTimes: readonly TroubleTime[]): TroubleTime[] {
  return troubleTimes.filter(
    ({ from, to }) => from <= post.answeredAt && post.sentAt <= to + SLACK_MS,
  );
}

function findTrouble(post: Post, { troubleTimes, open }: Known): string | undefined {
  const times = overlapping(post, troubleTimes);
  if (post.answer === 'timed out') return nameLongest(post, times);
  const needed = NEEDED.get(post.answer) ?? [];
  const isMet =
    needed.length > 0 &&
    needed.every(
      (trouble) =>
        times.some(({ troubles }) => troubles.includes(trouble)) ||
        (trouble === 'bus' && open.toBus > 0) ||
        (trouble === 'queue' && open.toQueue > 0),
    );
  return isMet ? (nameLongest(post, withTrouble(times, needed)) ?? 'slow machine') : undefined;
}

export function withTrouble(
  times: readonly TroubleTime[],
  wanted: readonly Trouble[],
): readonly TroubleTime[] {
  return times.filter(({ troubles }) => troubles.some((trouble) => wanted.includes(trouble)));
}

/** The fault with the longest overlap with a post. */
export function nameLongest(
  { sentAt, answeredAt }: Post,
  times: readonly TroubleTime[],
): string | undefined {
  const shared = ({ from, to }: TroubleTime) => Math.min(to, answeredAt) - Math.max(from, sentAt);
  return [...times].sort((left, right) => shared(right) - shared(left))[0]?.name;
}

function rejectionStatusOf({ kind }: Post): number {
  return isHostile(kind) ? HOSTILE_KINDS[kind].status : 403;
}

function nameOf({ kind }: Post, expectation: Expectation): string {
  const what = kind === 'authentic' ? 'an authentic post' : `a post of the kind “${kind}”`;
  return expectation.kind === 'accept' ? what : `${what} (${expectation.because})`;
}

function violation(text: string): AnswerVerdict {
  return { kind: 'violation', violation: text };
}
