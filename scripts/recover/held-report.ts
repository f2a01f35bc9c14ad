import type { StoredCall } from '@momento-gateway/shared/held-call';
import type { Judgement } from './judge-held.ts';

/** What a run found and did. */
export class HeldReport {
  published = 0;
  /** The run ended before it had seen everything. */
  isMoreLeft = false;
  /** About how many messages others hid. */
  elsewhere = 0;
  #found = 0;
  readonly #objections = new Map<string, number>();
  /** By why they could not be judged. */
  readonly #unread = new Map<string, number>();

  /** How many calls are the tenant's, or may be. */
  get judged(): number {
    return this.#found + sum(this.#unread);
  }

  add(call: StoredCall | undefined, judgement: Judgement): void {
    if (judgement === 'foreign') return;
    if ('unread' in judgement) {
      const whose = judgement.isOwn ? '' : ', which may be another tenant’s';
      count(this.#unread, `Webhook ${call?.webhookId}${whose}: ${judgement.unread}`);
      return;
    }
    this.#found += 1;
    if ('objection' in judgement) count(this.#objections, judgement.objection);
  }

  describe(busName: string, dryRun: boolean): string[] {
    const done = dryRun ? 'Dry run: would publish' : 'Published';
    return [
      `${done} ${this.published} of ${this.#found} held calls to the bus ${busName}.`,
      ...list(this.#objections, 'Not published'),
      ...list(this.#unread, 'Not verified'),
    ];
  }

  /** What was not seen, or that there is nothing. */
  describeRest(tenant: string): string[] {
    const rest = [
      ...(this.isMoreLeft ? ['More is left: run the command again.'] : []),
      ...(this.elsewhere > 0 ? [describeElsewhere(this.elsewhere)] : []),
    ];
    return this.judged === 0 && rest.length === 0
      ? [`There is no held call of the tenant ${tenant}.`]
      : rest;
  }

  /** @throws Error when webhooks of some calls could not be read. */
  requireAllJudged(): void {
    if (this.#unread.size === 0) return;
    const causes = list(this.#unread, 'Not verified').join(' ');
    throw new Error(`Some held calls could not be verified, and stay. ${causes}`);
  }
}

function describeElsewhere(total: number): string {
  return `A dashboard or another command is reading about ${total} more of the queue’s messages: run the command again in five minutes.`;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, one) => total + one, 0);
}

function list(counts: ReadonlyMap<string, number>, what: string): string[] {
  return [...counts].map(([why, total]) => `${what}: ${total}. ${why}`);
}
