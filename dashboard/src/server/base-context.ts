import type { AwsClients } from './aws/create-aws-clients.ts';
import type { FindBus } from './aws/find-bus.ts';
import type { Serialise } from './aws/serialise.ts';
import type { Config } from './config.ts';
import type { LogUnexpected } from './log-unexpected.ts';

/** What every part of the server may use: AWS clients, the clock, the configuration of one tenant. */
export interface BaseContext extends AwsClients {
  readonly config: Config;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
  /** How long an answer waits for its optional parts, ms. */
  readonly maxWaitMs: number;
  /** Waits longer than a write to AWS takes: then a write of another process can be seen. */
  readonly settle: () => Promise<void>;
  /** Waits until the gateway goes by what was stored before, and holds no more calls for the lack of it. */
  readonly waitForGateway: () => Promise<void>;
  readonly fetch: typeof fetch;
  /** Of what is the tenant's own. */
  readonly serialise: Serialise;
  /** Of what tenants share: names of queues, policies of targets, the tenants themselves. */
  readonly serialiseShared: Serialise;
  readonly findBus: FindBus;
  /** The name of this process among all dashboards of the stack. */
  readonly processName: string;
  readonly logUnexpected: LogUnexpected;
  /** Says, for the audit log, what a change has found before it. Fields that may be secret are left out. */
  readonly noteBefore: (before: object) => void;
}
