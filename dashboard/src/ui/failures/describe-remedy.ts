import type { Failure } from '@momento-gateway/api/failures/failure';
import type { FailureReason } from '@momento-gateway/shared/failure-reason';

const REDRIVE_NOW = 'It was AWS’s own trouble, and most likely over: redrive it.';

const REMEDIES = {
  'detail-type-too-long':
    'Redriving does not help. Shorten the names of the cache or the topic at Momento: together they have at most 127 characters.',
  'entry-too-large': 'Redriving does not help. Download the event and handle it by hand.',
  'bus-not-found':
    'Create the bus, or correct EVENT_BUS_NAME: Overview says whether it is found. Then redrive.',
  'entry-refused':
    'See under “Error” what EventBridge did not like, and fix that before redriving.',
  'access-denied': 'Give the gateway’s role events:PutEvents on the bus, then redrive.',
  throttled:
    'Redrive it now that there is less to do. If it happens often, ask AWS for a higher quota of PutEvents.',
  'service-error': REDRIVE_NOW,
  unreachable: REDRIVE_NOW,
  'timed-out': 'The bus may have taken it all the same. Redrive it if a second one does no harm.',
  unreadable:
    'It is never redriven: something else sent it to the queue. Download it if you need it, then delete it.',
  NO_PERMISSIONS: 'Edit its rule and save it: the missing permission is added. Then redrive.',
  NO_RESOURCE:
    'Make the target again under its old name: edit its rule, and for a queue choose “A new SQS queue”. Then redrive.',
} satisfies Record<FailureReason, string> & Record<string, string>;

/** What to do about a failure, in words. */
export function describeRemedy({ kind, reason }: Pick<Failure, 'kind' | 'reason'>): string {
  if (Object.hasOwn(REMEDIES, reason)) return REMEDIES[reason as keyof typeof REMEDIES];
  return kind === 'delivery'
    ? 'See under “Error” what the target did not like, and fix that. Then redrive: it goes to this target only.'
    : 'See under “Error” what happened, and fix that. Then redrive.';
}
