import type { TargetType } from '@momento-gateway/api/rules/target';

const TYPES: Readonly<Record<string, TargetType>> = {
  sqs: 'sqs',
  lambda: 'lambda',
  sns: 'sns',
  logs: 'logs',
  states: 'step-functions',
  events: 'event-bus',
};

/** What kind of target an ARN names. */
export function typeOfTarget(arn: string): TargetType {
  const [, , service = '', , , resource = ''] = arn.split(':');
  if (service === 'events' && !resource.startsWith('event-bus/')) return 'other';
  return Object.hasOwn(TYPES, service) ? (TYPES[service] ?? 'other') : 'other';
}
