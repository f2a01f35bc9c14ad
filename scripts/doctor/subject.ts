import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Gateway } from '../dashboard/api-answers.ts';
import type { DashboardApi } from '../dashboard/dashboard-api.ts';
import type { Finding } from './finding.ts';

/** The gateway that is looked at, and the ways to look. */
export interface Subject {
  /** Of a dashboard that works on this gateway. */
  readonly api: DashboardApi;
  readonly gateway: Gateway;
  readonly sqs: SQSClient;
  readonly secrets: SecretsManagerClient;
  /** What the function may do; on this machine nothing restricts it. */
  readonly checkRole: () => Promise<readonly Finding[]>;
  /** ARN of the role by which the function sends to this queue; undefined when it has none. */
  readonly findWriter: (queueArn: string) => Promise<string | undefined>;
  /** ms since the epoch. */
  readonly now: () => number;
}

/** Looks at one side of it. */
export type Check = (subject: Subject) => Promise<readonly Finding[]>;
