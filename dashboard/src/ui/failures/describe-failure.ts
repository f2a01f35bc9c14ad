import type { DeleteResults, Failure } from '@momento-gateway/api/failures/failure';
import type { FailureReason } from '@momento-gateway/shared/failure-reason';
import { formatCount } from '../elements/format-count.ts';

/** What did not accept the event. */
export function describeKind(kind: Failure['kind']): string {
  return { publish: 'Bus', delivery: 'Target', held: 'Signature' }[kind];
}

const AWS_PROBLEM = 'AWS had a temporary problem. Redrive the event.';

const REMEDIES = {
  'detail-type-too-long':
    'Redriving does not help. Use shorter cache and topic names in Momento: together they can have 127 characters.',
  'entry-too-large': 'Redriving does not help. Download the event and process it manually.',
  'bus-not-found':
    'Create the bus, or correct EVENT_BUS_NAME. Overview shows whether the bus is found. Then redrive.',
  'entry-refused': 'See “Error” for what EventBridge rejected, and fix it before you redrive.',
  'access-denied': 'Allow the gateway’s role events:PutEvents on the bus, then redrive.',
  throttled:
    'Redrive when there is less traffic. If this happens often, ask AWS for a higher PutEvents quota.',
  'service-error': AWS_PROBLEM,
  unreachable: AWS_PROBLEM,
  'timed-out':
    'EventBridge may have accepted the event. Redrive it if your consumers can handle a duplicate.',
  unreadable:
    'It cannot be redriven: something else sent it to the queue. Download it if you need it, then delete it.',
  NO_PERMISSIONS: 'Edit the rule and save it: that adds the missing permission. Then redrive.',
  NO_RESOURCE:
    'Create the target again with the same name (for a queue: edit the rule and choose “A new SQS queue”). Then redrive.',
} satisfies Record<FailureReason, string> & Record<string, string>;

/** What to do about a failure. */
export function describeRemedy({ kind, reason }: Pick<Failure, 'kind' | 'reason'>): string {
  if (Object.hasOwn(REMEDIES, reason)) return REMEDIES[reason as keyof typeof REMEDIES];
  return kind === 'delivery'
    ? 'See “Error” for what the target rejected, and fix it. Then redrive: the event goes to this target only.'
    : 'See “Error” for what happened, and fix it. Then redrive.';
}

/** With less than a seventh of the retention left, which is 2 days of 14, a failure is urgent. */
const URGENT_SHARE = 1 / 7;

/** Whether the queue drops a failure soon. */
export function isUrgent(
  { queuedAt, expiresAt }: Pick<Failure, 'queuedAt' | 'expiresAt'>,
  now: number,
): boolean {
  if (expiresAt === undefined) return false;
  return expiresAt - now < (expiresAt - queuedAt) * URGENT_SHARE;
}

/** What did not accept the event, in short: `orders (sqs)`, or the bus. */
export function describeTarget({ kind, targetArn }: Pick<Failure, 'kind' | 'targetArn'>): string {
  if (kind === 'publish') return 'The bus';
  if (targetArn === undefined) return 'Not known';
  const [, , service = ''] = targetArn.split(':');
  // A log group's ARN ends with `:*`, a function's may end with an alias.
  const name = targetArn.replace(/:\*$/, '').split(':').slice(5).join(':').split('/').at(-1);
  return `${name?.replace(/^(?:function|log-group|stateMachine):/, '') ?? targetArn} (${service})`;
}

/** The result of a deletion, as a message of the page. */
export function describeDeletion({ results, heldElsewhere, problem }: DeleteResults) {
  const deleted = results.filter(({ result }) => result === 'deleted').length;
  const left = results.filter(({ result }) => result === 'failed' || result === 'busy');
  const busy = left.filter(({ result }) => result === 'busy').length;
  const others = Math.max(0, heldElsewhere - busy);
  const notes = [
    left.length > 0 && `Not deleted: ${left.length}. ${left[0]?.message ?? ''}`,
    others > 0 && `${formatCount(others, 'more is', 'more are')} held by another dashboard.`,
    problem !== undefined && left.length === 0 && problem,
  ].filter((note) => note !== false);
  return {
    type: notes.length === 0 ? 'success' : 'warning',
    header: `${formatCount(deleted, 'failure')} deleted`,
    ...(notes.length > 0 && { content: notes.join(' ') }),
  } as const;
}
