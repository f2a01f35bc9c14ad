import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Api } from '@momento-gateway/api/call';
import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import type { Finding } from './finding.ts';

/** The gateway to check as one tenant has it, with the clients to check it. */
export interface DoctorTarget {
  /** Undefined for the product on this machine. */
  readonly stackName: string | undefined;
  readonly tenant: string;
  /** API of a dashboard for this gateway, about this tenant. */
  readonly api: Api;
  readonly apiOf: (tenant: string) => Api;
  /** With the bus and the queues of this tenant. */
  readonly gateway: Gateway;
  readonly events: EventBridgeClient;
  readonly sqs: SQSClient;
  readonly secrets: SecretsManagerClient;
  /** Checks the function's permissions for a tenant; on this machine nothing restricts them. */
  readonly checkRole: Check;
  /** ARN of the role with which the function sends to this queue; undefined when it has none. */
  readonly findSender: (queueArn: string) => Promise<string | undefined>;
  /** Checks that somebody hears of the alarms; on this machine there are none. */
  readonly checkAlarms: () => Promise<readonly Finding[]>;
  /** Checks the alarms on the queues of a tenant; on this machine there are none. */
  readonly checkTenantAlarms: Check;
  /** Checks the CDK's bootstrap, which the next deployment needs. */
  readonly checkBootstrap: () => Promise<readonly Finding[]>;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Rejects as soon as `signal` is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Checks one aspect of the gateway. */
export type Check = (target: DoctorTarget) => Promise<readonly Finding[]>;
