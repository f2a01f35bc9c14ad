import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { EventQueues } from '../provision.ts';
import type { Tally } from './tally.ts';

/** What a dashboard answered. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each round knows what it asked for.
  readonly body: any;
}

/** One of the dashboards, asked as a script does. */
export type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>;

/** One round: what it is called, who takes part, and AWS itself to see what became of it. */
export interface Round {
  /** No other round has it; letters, digits and hyphens. */
  readonly name: string;
  readonly dashboards: readonly Ask[];
  readonly events: EventBridgeClient;
  readonly secrets: SecretsManagerClient;
  readonly sqs: SQSClient;
  /** Sends as the gateway's function. */
  readonly gatewaySqs: SQSClient;
  readonly queues: EventQueues;
  readonly tally: Tally;
}

/** Changes something with all dashboards at once, and looks at what is left in AWS. */
export type PlayRound = (round: Round) => Promise<void>;

/** The first of the dashboards. */
export function firstOf({ dashboards }: Round): Ask {
  const [first] = dashboards;
  if (first === undefined) throw new Error('A round needs a dashboard.');
  return first;
}

/** @throws Error when it does not answer with 2xx. */
export async function insistOn(answering: Promise<Answer>): Promise<Answer['body']> {
  const { status, body } = await answering;
  if (status < 200 || status > 299) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

export const isDone = ({ status }: Answer): boolean => status >= 200 && status <= 299;
