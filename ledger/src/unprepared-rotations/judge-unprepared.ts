import type { PostAnswer } from '../account.ts';
import type { Tally } from '../many-dashboards/tally.ts';

/** One call and its answer. */
export interface SentCall {
  readonly id: number;
  readonly kind: 'authentic' | 'with an old secret' | 'with a wrong secret';
  readonly answer: PostAnswer;
}

interface Books {
  readonly sent: readonly SentCall[];
  /** How often an id was seen on the bus. */
  readonly onBus: ReadonlyMap<number, number>;
  /** Messages in the queues after the verification. */
  readonly held: number;
  readonly parked: number;
  readonly seconds: number;
  readonly webhooks: number;
}

/** What one address may hold of a webhook: at once, and a second. */
const BURST = 10;
const PER_SECOND = 5;
/** A started gateway begins with a full budget. */
const RUN_PER_START_S = 8;

/** Adds to the tally what happened, and each violation of the promise. */
export function judgeUnprepared(books: Books, tally: Tally): void {
  const { sent, onBus, held, parked, seconds, webhooks } = books;
  for (const { id, kind, answer } of sent) {
    const copies = onBus.get(id) ?? 0;
    const isAnswered = typeof answer === 'number';
    const what = kind === 'authentic' ? 'events of Momento' : `forged calls ${kind}`;
    tally.count(`${what}, answered ${answer}`);
    if (kind !== 'authentic') {
      if (copies > 0) tally.addViolation('forged, and on the bus', describe(kind, id, answer));
      if (answer === 200 || answer === 202) {
        tally.addViolation('forged, and accepted', describe(kind, id, answer));
      }
    } else if (isAnswered && copies === 0) {
      tally.addViolation('an event is lost', describe(kind, id, answer));
    } else if (copies > 1) tally.count('events on the bus more than once');
  }
  const ids = new Set(sent.map(({ id }) => id));
  for (const id of onBus.keys()) {
    if (!ids.has(id)) tally.addViolation('an event that nobody posted', `id ${id}`);
  }
  tally.count('held calls left, which nothing verifies', held);
  const starts = 1 + Math.ceil(seconds / RUN_PER_START_S);
  // A verification ends, and the stores of the last secrets go on, after the time of the run.
  const most = webhooks * (PER_SECOND * (seconds + 10) + BURST * starts);
  if (held > most) {
    tally.addViolation('the held queue is over its bound', `${held} of ${most}`);
  }
  if (parked > 0) tally.addViolation('left in the parked queue', `${parked}`);
}

function describe(kind: string, id: number, answer: PostAnswer): string {
  return `id ${id}, ${kind}, answered ${answer}`;
}
