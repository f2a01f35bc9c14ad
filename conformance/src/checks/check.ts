import { setTimeout as sleep } from 'node:timers/promises';
import type { Dashboard } from '../dashboard.ts';
import type { DeployedStack } from '../stack.ts';
import type { TargetName } from '../targets-template.ts';

/** What the checks of the dashboard's API have before them. */
export interface Subject {
  readonly dashboard: Dashboard;
  readonly stack: DeployedStack;
  /** Of whoever runs the dashboard. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** ARNs of one of each that a rule can have as its target. */
  readonly targets: Readonly<Record<TargetName, string>>;
  /** A webhook that somebody made with plain AWS tools. */
  readonly idByHand: string;
  /** URLs of queues that checks made. */
  readonly madeQueues: string[];
  /** Viewers of live events that have been open for a while. */
  readonly agedViewers: AgedViewer[];
  /** What else checks made: paths at which the API removes it. */
  readonly leftBehind: Set<string>;
}

export interface AgedViewer {
  readonly viewerId: string;
  /** ms since the epoch. */
  readonly openedAt: number;
}

/** Throws when the dashboard does not do what it is to do. */
export type Check = (subject: Subject) => Promise<void>;

/** Reads until the answer is as wanted, for a minute; what throws is not tried again. */
export async function waitFor<Answer>(
  read: () => Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
): Promise<Answer> {
  for (const startedAt = Date.now(); ; ) {
    const answer = await read();
    if (isWanted(answer)) return answer;
    if (Date.now() - startedAt > 60_000) throw new Error(`Still ${JSON.stringify(answer)}.`);
    await sleep(500);
  }
}
