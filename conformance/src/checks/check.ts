import { setTimeout as sleep } from 'node:timers/promises';
import type { Dashboard } from '../dashboard.ts';
import type { DashboardRole } from '../dashboard-role.ts';
import type { DeployedStack } from '../stack.ts';
import type { TargetName } from '../targets-template.ts';

/** What the checks of the dashboard's API share. */
export interface CheckContext {
  readonly dashboard: Dashboard;
  readonly stack: DeployedStack;
  /** Credentials with which the dashboard runs. */
  readonly credentials: DashboardRole['credentials'];
  /** ARN of one resource of each target type. */
  readonly targets: Readonly<Record<TargetName, string>>;
  /** A webhook that was created with AWS tools. */
  readonly idByHand: string;
  /** URLs of queues that checks created. */
  readonly madeQueues: string[];
  /** Live events viewers that have been open for a while. */
  readonly agedViewers: AgedViewer[];
  /** Deletes what else checks created, by its id or name. */
  readonly leftovers: Map<string, () => Promise<unknown>>;
}

export interface AgedViewer {
  readonly viewerId: string;
  /** ms since the epoch. */
  readonly openedAt: number;
}

/** Throws when the dashboard does not work as expected. */
export type Check = (context: CheckContext) => Promise<void>;

/** Reads until the answer is as wanted, for up to a minute. Does not retry errors. */
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
