import type { TroubleTime } from './account.ts';
import type { Trouble } from './fault-kinds.ts';

/** When what was wrong, as it was: from before it began until it was surely over. */
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
}
