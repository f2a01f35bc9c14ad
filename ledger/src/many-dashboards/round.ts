import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Tenant } from '../tenants.ts';
import type { ParkedEvent } from './parked-event.ts';
import type { Tally } from './tally.ts';

/** A dashboard's answer. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each round knows the shape of its answers.
  readonly body: any;
}

/** Calls one of the dashboards about the round's tenant. */
export type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>;

/** One round: its name, its dashboards, and AWS clients to check the result. */
export interface Round {
  /** Unique; letters, digits and hyphens. */
  readonly name: string;
  readonly dashboards: readonly Ask[];
  readonly events: EventBridgeClient;
  readonly secrets: SecretsManagerClient;
  readonly sqs: SQSClient;
  /** Sends as the gateway's function. */
  readonly gatewaySqs: SQSClient;
  readonly tenant: Tenant;
  /** Writes the message of an event that the gateway parked for this tenant. */
  readonly writeParked: (event: ParkedEvent) => string;
  readonly tally: Tally;
}

/** Changes something with all dashboards at once, and checks the result in AWS. */
export type PlayRound = (round: Round) => Promise<void>;

/** The first of the dashboards. */
export function firstOf({ dashboards }: Round): Ask {
  const [first] = dashboards;
  if (first === undefined) throw new Error('A round needs a dashboard.');
  return first;
}

/** @throws Error when the answer is not 2xx. */
export async function requireSuccess(answering: Promise<Answer>): Promise<Answer['body']> {
  const { status, body } = await answering;
  if (status < 200 || status > 299) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

export const isDone = ({ status }: Answer): boolean => status >= 200 && status <= 299;
