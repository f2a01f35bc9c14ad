import type { StoredMessage } from './stored-message.ts';

/** Works on messages that are held; for each id that failed it tells why. Never throws. */
type Act = (messages: readonly StoredMessage[]) => Promise<ReadonlyMap<string, string>>;

export interface Work {
  /** What is remembered of a message that was acted on but could not be removed. */
  readonly action: 'redrive' | 'delete' | 'read';
  readonly act: Act;
  /** Told what became of each round. */
  readonly onResults?: ((results: readonly WorkResult[]) => void) | undefined;
}

export interface WorkResult {
  readonly id: string;
  /**
   * `not-removed`: acted on, but the message may still be in the queue. `busy`: another process
   * holds it, or may. `gone`: the queue was seen whole, without it.
   */
  readonly result: 'done' | 'not-removed' | 'failed' | 'busy' | 'gone';
  readonly message?: string;
}

export interface WorkReport {
  /** One for each id that was asked for; else for each message that was found. */
  readonly results: readonly WorkResult[];
  /** About how many messages others held to the end: when it was not ids, some may have been meant. */
  readonly heldElsewhere: number;
  /** Why it ended early, for people; what has no result was not touched. */
  readonly problem?: string;
}
