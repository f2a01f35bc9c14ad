import type { Connection } from '../aws/connect.ts';

/**
 * Part and file of those that run on a real account. The others need certificates and keys that do not
 * exist, or a bootstrap of their own.
 */
export const ON_AWS = [
  ['gateway', 'gateway'],
  ['dashboard', 'dashboard-policy'],
  ['patterns', 'patterns'],
  ['commands', 'commands'],
] as const;

/** What a run of these on a real account makes, and what it costs at us-east-1 prices. */
export function announce({ accountId, region }: Pick<Connection, 'accountId' | 'region'>): string {
  return `AWS account ${accountId}, Region ${region}: this run makes, uses and removes, for about an hour,

  5 CloudFormation stacks, with names that begin with one-file-, cdk-, dashboard- and commands-:
    functions with public Function URLs, queues, roles and policies, alarms, topics, log groups,
    CloudWatch dashboards, one event bus, and one target of each type
  3 IAM roles that this account can assume, with the dashboard's policy
  rules and archives on the default bus, rules on a stack's own bus, secrets (webhooks), queues,
    and a resource policy of CloudWatch Logs

It changes the policies of its own queues and roles, and of nothing else. The part "commands" needs
an account and Region that are bootstrapped for the CDK, and leaves the code in the CDK's bucket.
What it cannot remove it names at the end. A process that is killed removes nothing: look for
those names.

Cost: less than $1. Secrets, alarms and CloudWatch dashboards cost by the hour ($0.40, $0.10 and
$3.00 a month each); calls, events and log lines are some thousands.`;
}

interface Consent {
  readonly yes: boolean;
  /** Undefined when there is no terminal. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
}

/** @throws Error when the user did not agree. */
export async function requireConsent({ yes, ask }: Consent, accountId: string): Promise<void> {
  if (yes) return;
  if (ask === undefined) {
    throw new Error(
      'There is no terminal to confirm this. To go on without being asked, pass --yes.',
    );
  }
  if ((await ask(`To go on, type the account id (${accountId}): `)) !== accountId) {
    throw new Error('Nothing was made.');
  }
}
