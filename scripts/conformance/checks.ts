import { endWith } from '../start/run-command.ts';

interface ChecksOptions {
  /** The only part that is wanted; default: all. */
  readonly only: string | undefined;
  readonly signal: AbortSignal;
}

/** The parts of a run: which are wanted, and what was found. */
export class Checks {
  /** A line for each part that passed. */
  readonly passed: string[] = [];
  readonly #only: string | undefined;
  readonly #signal: AbortSignal;

  constructor({ only, signal }: ChecksOptions) {
    this.#only = only;
    this.#signal = signal;
  }

  wants(part: string): boolean {
    return this.#only === undefined || this.#only === part;
  }

  /** Runs a part, if it is wanted. @throws what `work` throws. */
  async check(part: string, against: string, work: () => Promise<string>): Promise<void> {
    if (!this.wants(part)) return;
    console.log(`\n== ${part}, against ${against}`);
    const startedAt = Date.now();
    const found = await endWith(this.#signal, work());
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    this.passed.push(`${part}, against ${against}: ${found} (${seconds} s)`);
  }

  report(notCovered: readonly string[]): void {
    const list = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join('\n');
    console.log(
      `\nconformance: all checks pass\n${list(this.passed)}\nNot covered:\n${list(notCovered)}`,
    );
  }
}
