import { CLASSIC_BUS, isNewBusArn } from '@momento-gateway/shared/classic-bus';

/** What has a list of its own to pick a rule's target from. */
export const PICKABLE_TYPES = [
  'sqs',
  'lambda',
  'sns',
  'logs',
  'step-functions',
  'event-bus',
  'api-destination',
] as const;

/** What kind of thing an ARN names, as far as it can be a rule's target. */
export const TARGET_TYPES = [...PICKABLE_TYPES, 'other'] as const;

export type PickableType = (typeof PICKABLE_TYPES)[number];
export type TargetType = (typeof TARGET_TYPES)[number];

/** Targets that EventBridge reaches with a role of the account, not by a policy of their own. */
export const ROLE_TYPES: ReadonlySet<TargetType> = new Set([
  'step-functions',
  'event-bus',
  'api-destination',
]);

const PLACE = '[a-z0-9-]+:\\d{12}';

/** A FIFO queue's name ends in `.fifo`. */
const QUEUE = `sqs:${PLACE}:[A-Za-z0-9_-]{1,80}`;

export const STANDARD_QUEUE_ARN: RegExp = compile(QUEUE);

const ARNS = {
  sqs: {
    pattern: compile(`${QUEUE}(?:\\.fifo)?`),
    example: 'an SQS queue, such as arn:aws:sqs:us-east-1:123456789012:orders',
  },
  lambda: {
    pattern: compile(`lambda:${PLACE}:function:[\\w-]{1,64}(?::[\\w$-]{1,128})?`),
    example: 'a Lambda function, such as arn:aws:lambda:us-east-1:123456789012:function:orders',
  },
  sns: {
    pattern: compile(`sns:${PLACE}:[\\w-]{1,256}`),
    example: 'a standard SNS topic, such as arn:aws:sns:us-east-1:123456789012:orders',
  },
  logs: {
    pattern: compile(`logs:${PLACE}:log-group:/aws/events/[\\w./#-]{1,499}`),
    example:
      'a log group under /aws/events/, such as arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/orders',
  },
  'step-functions': {
    pattern: compile(`states:${PLACE}:stateMachine:[\\w-]{1,80}(?::[\\w-]+)?`),
    example: 'a state machine, such as arn:aws:states:us-east-1:123456789012:stateMachine:orders',
  },
  'event-bus': {
    pattern: compile(`events:${PLACE}:event-bus/[\\w./-]{1,256}`),
    example: 'an event bus, such as arn:aws:events:us-east-1:123456789012:event-bus/orders',
  },
  'api-destination': {
    pattern: compile(`events:${PLACE}:api-destination/[\\w.-]{1,64}/[\\w-]{1,64}`),
    example:
      'an API destination, such as arn:aws:events:us-east-1:123456789012:api-destination/orders/1a2b3c',
  },
} as const satisfies Record<PickableType, { readonly pattern: RegExp; readonly example: string }>;

/** Lower case up to the account, as AWS writes it; the rest is the service's own. */
const ANY_ARN = compile('[a-z0-9-]+:[a-z0-9-]*:(?:\\d{12})?:[!-~]{1,1400}');

/** Log groups and state machines of any name, and the built-in targets of EventBridge. */
const ODD_ARN = compile(
  `(?:logs:${PLACE}:log-group:[\\w./#-]{1,512}(?::\\*)?|states:${PLACE}:stateMachine:.+|events:${PLACE}:target/[\\w-]+)`,
);

function compile(tail: string): RegExp {
  return new RegExp(`^arn:aws[a-z-]*:${tail}$`);
}

const TYPES: Readonly<Record<string, PickableType>> = {
  sqs: 'sqs',
  lambda: 'lambda',
  sns: 'sns',
  logs: 'logs',
  states: 'step-functions',
  'events event-bus': 'event-bus',
  'events api-destination': 'api-destination',
};

/** What kind of target an ARN names. */
export function typeOfTarget(arn: string): TargetType {
  const [, , service = '', , , resource = ''] = arn.split(':');
  const key = service === 'events' ? `events ${resource.split('/')[0]}` : service;
  return Object.hasOwn(TYPES, key) ? (TYPES[key] ?? 'other') : 'other';
}

/** @returns an error message when the text is not an ARN of this type. */
export function checkTargetArn(type: TargetType, arn: string): string | undefined {
  if (isNewBusArn(arn)) return NEW_BUS;
  if (type === 'other') return checkAnyArn(arn);
  const { pattern, example } = ARNS[type];
  return pattern.test(arn) ? undefined : `Give the ARN of ${example}.`;
}

/** An ARN of a type that has its own form must have that form, so that none is written twice. */
function checkAnyArn(arn: string): string | undefined {
  if (!ANY_ARN.test(arn)) return ANY_EXAMPLE;
  const type = typeOfTarget(arn);
  const isOfEvents = arn.split(':')[2] === 'events';
  if (ODD_ARN.test(arn) || (type === 'other' && !isOfEvents)) return undefined;
  return type === 'other' ? ANY_EXAMPLE : checkTargetArn(type, arn);
}

const ANY_EXAMPLE =
  'Give the ARN of a target, such as arn:aws:kinesis:us-east-1:123456789012:stream/orders.';

const NEW_BUS = `This is a bus of the new kind, which a rule cannot send to. Give the default bus or a classic one (“${CLASSIC_BUS}”), whose ARN has event-bus/.`;
