import type { Target } from '@aws-sdk/client-eventbridge';
import { ROLE_TYPES, typeOfTarget } from '@momento-gateway/api/rules/target-arn';
import { describeElsewhere, findElsewhere } from './describe-elsewhere.ts';
import { findOwnResource, type Onlooker } from './own-resource.ts';

/** What is known of the rule that a target is for. */
export interface Place {
  readonly onlooker: Onlooker;
  readonly ruleArn: string;
}

export interface TargetProblem {
  /** The field of a target in the API. */
  readonly field: 'arn' | 'roleArn' | 'parameters' | 'deadLetterArn';
  readonly message: string;
}

const OWN_RESOURCES = {
  bus: 'the gateway’s own event bus: its events would come back to it',
  'parked-queue': 'the gateway’s parked queue, which only the gateway may fill',
  'dead-letter-queue': 'the gateway’s dead-letter queue, which holds what targets did not take',
  'held-queue': 'the gateway’s held queue, which holds calls that could not be verified',
  'viewer-queue': 'the queue of a page of live events',
  'log-group': 'the gateway’s own log group, which only the gateway may fill',
} as const;

/**
 * Why a target may not be one; undefined when it may. One that the rule has already stays, unless
 * it is the gateway's own: nothing may be sent there, by whatever kind or role.
 */
export function refuseTarget(
  place: Place,
  { Arn: arn = '', RoleArn: roleArn, SqsParameters }: Target,
  isKept: boolean,
): TargetProblem | undefined {
  const own = refuseOwnResource(place, arn);
  if (own !== undefined) return { field: 'arn', message: own };
  if (isFifoQueue(arn) && SqsParameters?.MessageGroupId === undefined) {
    return { field: 'parameters', message: 'A FIFO queue needs a message group.' };
  }
  if (isKept) return undefined;
  const elsewhere = refuseElsewhere(arn, roleArn, place.ruleArn);
  if (elsewhere !== undefined) return elsewhere;
  if (arn.endsWith(':$LATEST')) {
    const message = 'Leave out :$LATEST. The ARN without it names the same version.';
    return { field: 'arn', message };
  }
  return refuseRole(arn, roleArn, place.ruleArn);
}

/** Why a queue may not be a target's dead-letter queue; undefined when it may. */
export function refuseDeadLetters(
  place: Place,
  queueArn: string,
  isKept: boolean,
): TargetProblem | undefined {
  const message =
    refuseOwnResource(place, queueArn) ??
    (isKept ? undefined : describeElsewhere(queueArn, place.ruleArn));
  return message === undefined ? undefined : { field: 'deadLetterArn', message };
}

function refuseOwnResource({ onlooker, ruleArn }: Place, arn: string): string | undefined {
  const own = findOwnResource(onlooker, ruleArn, arn);
  // What is another tenant's is refused together with what is not there.
  if (own === undefined || own === 'foreign') return undefined;
  return `This is ${OWN_RESOURCES[own]}. Pick another.`;
}

/** What EventBridge delivers to in another account, with a role of its own account. */
const CROSS_ACCOUNT: ReadonlySet<string> = new Set([
  'sqs',
  'sns',
  'lambda',
  'kinesis',
  'execute-api',
]);

/** Buses may be in any account and Region. */
function refuseElsewhere(
  arn: string,
  roleArn: string | undefined,
  ruleArn: string,
): TargetProblem | undefined {
  const elsewhere = findElsewhere(arn, ruleArn);
  if (elsewhere === undefined || typeOfTarget(arn) === 'event-bus') return undefined;
  const { differs, message } = elsewhere;
  const isReachable = differs === 'account' && CROSS_ACCOUNT.has(arn.split(':')[2] ?? '');
  if (!isReachable) return { field: 'arn', message };
  if (roleArn !== undefined) return undefined;
  const advice = 'To deliver there, choose “Another target” and give a role that may do it.';
  return { field: 'arn', message: `${message} ${advice}` };
}

/** Services that take nothing from EventBridge without a role. */
const ROLE_SERVICES: ReadonlySet<string> = new Set([
  'appsync',
  'batch',
  'codebuild',
  'codepipeline',
  'ecs',
  'firehose',
  'glue',
  'kinesis',
  'redshift',
  'redshift-serverless',
  'sagemaker',
]);

/** Queues, topics, functions and log groups of the same account are reached without a role. */
const POLICY_TYPES: ReadonlySet<string> = new Set(['sqs', 'sns', 'lambda', 'logs']);

function refuseRole(
  arn: string,
  roleArn: string | undefined,
  ruleArn: string,
): TargetProblem | undefined {
  const type = typeOfTarget(arn);
  const needsRole = ROLE_TYPES.has(type) || ROLE_SERVICES.has(arn.split(':')[2] ?? '');
  if (needsRole && roleArn === undefined) {
    return { field: 'roleArn', message: 'Give the role that EventBridge assumes to reach it.' };
  }
  const isByPolicy = POLICY_TYPES.has(type) && describeElsewhere(arn, ruleArn) === undefined;
  return isByPolicy && roleArn !== undefined
    ? { field: 'roleArn', message: 'EventBridge reaches it by its own policy. Leave out the role.' }
    : undefined;
}

function isFifoQueue(arn: string): boolean {
  return typeOfTarget(arn) === 'sqs' && arn.endsWith('.fifo');
}
