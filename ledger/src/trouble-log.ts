import type { TroubleTime } from './account.ts';
import type { Trouble } from './fault-kinds.ts';

const SLOW_CALLS: Readonly<Record<string, Trouble>> = {
  PutEvents: 'bus',
  SendMessage: 'queue',
  GetSecretValue: 'secrets',
};

const HANG_UP_MS = 500;
/** How long the gateway may have waited before such a call is noticed. */
const UNNOTICED_MS = 1_100;

/** Records the periods with faults, from before their start until after their end. */
export class TroubleLog {
  readonly times: TroubleTime[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  begin(name: TroubleTime['name'], troubles: readonly Trouble[]): void {
    this.times.push({ name, troubles, from: this.#now(), to: Number.POSITIVE_INFINITY });
  }

  end(name: TroubleTime['name']): void {
    const time = this.times.find(
      (candidate) => candidate.name === name && !Number.isFinite(candidate.to),
    );
    if (time !== undefined) time.to = this.#now();
  }

  /** Whether bus and network have no fault now. */
  isWell(): boolean {
    return !this.times.some(({ troubles, to }) => troubles.includes('bus') && !Number.isFinite(to));
  }

  /** Records a slow call as the machine's fault unless a fault explains it. Merges overlapping calls. */
  noteSlowCall(operation: string, from: number, to: number): void {
    const trouble = SLOW_CALLS[operation];
    if (trouble === undefined) return;
    const isOverlapping = (time: TroubleTime) => time.from <= to && time.to >= from;
    const ofMachine = this.times.findLast(
      ({ name, troubles }) => name === 'slow machine' && troubles[0] === trouble,
    );
    if (ofMachine !== undefined && isOverlapping(ofMachine)) {
      ofMachine.from = Math.min(ofMachine.from, from - UNNOTICED_MS);
      ofMachine.to = Math.max(ofMachine.to, to);
      return;
    }
    const isExplained = this.times.some(
      (time) =>
        (time.troubles.includes(trouble) && isOverlapping(time)) ||
        // A killed gateway hangs up on all its calls.
        (time.name === 'gateway killed' && time.from <= to && to < time.from + HANG_UP_MS),
    );
    if (isExplained) return;
    this.times.push({ name: 'slow machine', troubles: [trouble], from: from - UNNOTICED_MS, to });
  }
}
