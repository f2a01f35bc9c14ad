import type { FaultName, Trouble } from './fault-kinds.ts';
import type { PostKind } from './post-kinds.ts';

/** The sender's result: a status, or why there was no answer. */
export type PostAnswer = number | 'refused' | 'cut' | 'timed out';

/** One post. Times: ms since the epoch. */
export interface Post {
  /** Contained in its text; a replay has the id of the original. */
  readonly id: number;
  readonly kind: PostKind;
  readonly webhookId: string;
  /** Version of the signing secret: 1 at first, one more with each rotation; 0 for no webhook. */
  readonly secretVersion: number;
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly answer: PostAnswer;
}

/** How often an id was seen, and where. */
export interface Sighting {
  /** On the queue of its webhook's rule, before the redrive. */
  onTarget: number;
  /** On the queue that receives all events of the bus, before the redrive. */
  onBus: number;
  parked: number;
  /** On the queue of another webhook, or with other content than was posted. */
  wrong: number;
  /** On its target and on the bus, after the redrive started. */
  onTargetLater: number;
  onBusLater: number;
}

export function emptySighting(): Sighting {
  return { onTarget: 0, onBus: 0, parked: 0, wrong: 0, onTargetLater: 0, onBusLater: 0 };
}

/**
 * The gateway's calls for one id with an unknown outcome: the gateway hung up or lost the connection
 * before the answer, so AWS may have accepted them.
 */
export interface OpenCalls {
  toBus: number;
  toQueue: number;
}

/** A period with a fault; ms since the epoch. */
export interface TroubleTime {
  readonly name: FaultName | 'gateway killed' | 'slow machine';
  readonly troubles: readonly Trouble[];
  from: number;
  /** Infinite while the fault lasts. */
  to: number;
}

/** A change of a webhook: requested at `from`, confirmed at `to`. */
export interface WebhookChange {
  readonly kind: 'registered' | 'rotated' | 'disabled' | 'enabled' | 'deleted';
  readonly webhookId: string;
  readonly from: number;
  /** Infinite until it is confirmed. */
  to: number;
  /** For `rotated`: the new secret's version, and how long the previous one stays valid. */
  readonly secretVersion?: number;
  readonly overlapMs?: number;
}

/** The gateway's read of a secret: requested at `from`, answered at `to`; ms since the epoch. */
export interface SecretRead {
  readonly from: number;
  readonly to: number;
}

/** Everything recorded in a run of one tenant, up to the redrive of all its parked events. */
export interface Books {
  /** Those to the tenant's webhooks. */
  readonly posts: readonly Post[];
  /** What was seen on the tenant's bus and in its queues. */
  readonly sightings: ReadonlyMap<number, Readonly<Sighting>>;
  readonly openCalls: ReadonlyMap<number, Readonly<OpenCalls>>;
  readonly troubleTimes: readonly TroubleTime[];
  readonly changes: readonly WebhookChange[];
  /** Number of messages without the id of a post. */
  readonly unknownMessages: number;
  /** In the parked queue after the redrive. */
  readonly leftInQueue: number;
  /** In the dead-letter queue, before and after the redrive. */
  readonly deadLetters: number;
  /** The gateway's reads of each webhook's secret, in order. */
  readonly reads: ReadonlyMap<string, readonly SecretRead[]>;
  /** How long the gateway caches a webhook. */
  readonly cacheTtlMs: number;
}
