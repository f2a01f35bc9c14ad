import type { FaultName, Trouble } from './fault-kinds.ts';
import type { PostKind } from './post-kinds.ts';

/** What the sender got: a status, or no answer and why. */
export type PostAnswer = number | 'refused' | 'cut' | 'timed out';

/** One post. Times: ms since the epoch. */
export interface Post {
  /** What its text names it by; a replay has that of the first. */
  readonly id: number;
  readonly kind: PostKind;
  readonly webhookId: string;
  /** Of the signing secret: 1 at first, one more with each rotation. 0: of no webhook. */
  readonly secretVersion: number;
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly answer: PostAnswer;
}

/** Where an id was seen, how often, before the redrive. */
export interface Sighting {
  /** On the queue that the rule of its webhook leads to. */
  onTarget: number;
  /** On the queue that catches all events of the bus. */
  onBus: number;
  parked: number;
  /** On another queue than its own, or with another content than was posted. */
  wrong: number;
  /** On its target and on the bus, after the redrive began. */
  onTargetLater: number;
  onBusLater: number;
}

export function emptySighting(): Sighting {
  return { onTarget: 0, onBus: 0, parked: 0, wrong: 0, onTargetLater: 0, onBusLater: 0 };
}

/**
 * Calls of the gateway for one id that AWS may have taken without the gateway knowing: it hung up,
 * or lost the connection, before it had the answer.
 */
export interface OpenCalls {
  toBus: number;
  toQueue: number;
}

/** A time of trouble as it was; ms since the epoch. */
export interface TroubleTime {
  readonly name: FaultName | 'gateway killed' | 'slow machine';
  readonly troubles: readonly Trouble[];
  from: number;
  /** Infinite while it lasts. */
  to: number;
}

/** A change of a webhook: asked for at `from`, confirmed at `to`. */
export interface WebhookChange {
  readonly kind: 'registered' | 'rotated' | 'disabled' | 'enabled' | 'deleted';
  readonly webhookId: string;
  readonly from: number;
  /** Infinite until it is confirmed. */
  to: number;
  /** Of `rotated`: the new secret's version, and how long the one before stays valid. */
  readonly secretVersion?: number;
  readonly overlapMs?: number;
}

/** A secret that the gateway asked for at `from` and was told of at `to`; ms since the epoch. */
export interface SecretRead {
  readonly from: number;
  readonly to: number;
}

/** All that is known at the end, when everything parked was redriven. */
export interface Books {
  readonly posts: readonly Post[];
  readonly sightings: ReadonlyMap<number, Readonly<Sighting>>;
  readonly openCalls: ReadonlyMap<number, Readonly<OpenCalls>>;
  readonly troubleTimes: readonly TroubleTime[];
  readonly changes: readonly WebhookChange[];
  /** Messages that name no post. */
  readonly strangers: number;
  /** In the parked queue after the redrive. */
  readonly leftInQueue: number;
  /** In the dead-letter queue, before the redrive or after it. */
  readonly deadLetters: number;
  /** What the gateway was told of each webhook's secret, in the order of time. */
  readonly reads: ReadonlyMap<string, readonly SecretRead[]>;
  /** How long the gateway remembers a webhook. */
  readonly cacheTtlMs: number;
}
