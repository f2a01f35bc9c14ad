import { runSimulation } from '@cloud-copilot/iam-simulate';

export const ACCOUNT = '111122223333';

export interface PolicyQuestion {
  /** ARN of a user or role, or a service such as `events.amazonaws.com`. */
  readonly principal: string;
  /** For example `sqs:SendMessage`. */
  readonly action: string;
  /** ARN. */
  readonly resource: string;
  /** Condition keys that AWS sets for the request. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** Policy documents. */
  readonly identityPolicies?: readonly object[];
  readonly resourcePolicy?: object;
}

const VERSION = '2012-10-17';

/**
 * Whether IAM allows a request, by an evaluator that is not part of this project.
 *
 * @throws Error when a policy is invalid, or the action has no such resource or condition key.
 */
export async function isAllowed(question: PolicyQuestion): Promise<boolean> {
  const { principal, action, resource, context = {}, identityPolicies = [] } = question;
  const answer = await runSimulation(
    {
      request: {
        principal,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: {
          'aws:SecureTransport': 'true',
          ...(principal.startsWith('arn:') && { 'aws:PrincipalArn': principal }),
          ...(context as Record<string, string | string[]>),
        },
      },
      identityPolicies: identityPolicies.map((policy, index) => ({
        name: `p${index}`,
        policy: { Version: VERSION, ...policy },
      })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: question.resourcePolicy && { Version: VERSION, ...question.resourcePolicy },
    },
    {},
  );
  if (answer.resultType === 'error') {
    throw new Error(`${action} on ${resource}: ${JSON.stringify(answer.errors)}`);
  }
  const ignored = answer.resultType === 'single' ? (answer.result.ignoredContextKeys ?? []) : [];
  if (ignored.length > 0) throw new Error(`${action} has no key ${ignored.join(', ')}.`);
  return answer.overallResult === 'Allowed';
}
