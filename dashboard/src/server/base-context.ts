import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { FindBus } from './aws/find-bus.ts';
import type { Serialise } from './aws/serialise.ts';
import type { TargetClients } from './aws/target-clients.ts';
import type { Config } from './config.ts';

/** What every part of the server may use: clients of AWS, the clock, the settings. */
export interface BaseContext {
  readonly config: Config;
  readonly events: EventBridgeClient;
  readonly secrets: SecretsManagerClient;
  readonly sqs: SQSClient;
  readonly logs: CloudWatchLogsClient;
  readonly cloudWatch: CloudWatchClient;
  readonly targetClients: TargetClients;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
  /** How long an answer waits for its optional parts, ms. */
  readonly maxWaitMs: number;
  /** Waits longer than a write to AWS takes, to see whether another process wrote as well. */
  readonly settle: () => Promise<void>;
  readonly fetch: typeof fetch;
  readonly serialise: Serialise;
  readonly findBus: FindBus;
  /** The name of this process among all dashboards of the stack. */
  readonly processName: string;
  readonly logUnexpected: (requestId: string, error: unknown) => void;
}
