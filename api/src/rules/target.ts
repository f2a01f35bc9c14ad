import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { parseJson } from '../json.ts';
import { isViewerName } from '../live/live.ts';
import { parseJsonPath } from '../target-input/read-json-path.ts';
import * as z from '../zod.ts';

const QUEUE_NAME_PATTERN = /^[A-Za-z0-9_-]{1,80}$/;

/** EventBridge's limits for a target. */
export const RETRY_ATTEMPTS_MAX = 185;
export const EVENT_AGE_MIN_SECONDS = 60;
export const EVENT_AGE_MAX_SECONDS = 86_400;
const INPUT_MAX_LENGTH = 8192;
const PATH_MAX_LENGTH = 256;

/** Stands for the gateway's own dead-letter queue where one is named. */
export const FAILURE_QUEUE = 'failure-queue';

/** What can be picked as a rule's target. */
export const PICKABLE_TYPES = [
  'sqs',
  'lambda',
  'sns',
  'logs',
  'step-functions',
  'event-bus',
] as const;

/** What kind of thing an ARN names, as far as it can be a rule's target. */
const TARGET_TYPES = [...PICKABLE_TYPES, 'other'] as const;

/** Targets that EventBridge reaches with a role of the account, not by a policy of their own. */
export const ROLE_TYPES: ReadonlySet<TargetType> = new Set(['step-functions', 'event-bus']);

const QUEUE_ARN = /^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}$/;
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

const ARNS = {
  sqs: {
    pattern: QUEUE_ARN,
    example: 'a standard SQS queue, such as arn:aws:sqs:us-east-1:123456789012:orders',
  },
  lambda: {
    pattern: /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]{1,64}(?::[\w$-]{1,128})?$/,
    example: 'a Lambda function, such as arn:aws:lambda:us-east-1:123456789012:function:orders',
  },
  sns: {
    pattern: /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/,
    example: 'a standard SNS topic, such as arn:aws:sns:us-east-1:123456789012:orders',
  },
  logs: {
    pattern: /^arn:aws[a-z-]*:logs:[a-z0-9-]+:\d{12}:log-group:\/aws\/events\/[\w./#-]{1,499}$/,
    example:
      'a log group under /aws/events/, such as arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/orders',
  },
  'step-functions': {
    pattern: /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:stateMachine:[\w-]{1,80}(?::[\w-]+)?$/,
    example: 'a state machine, such as arn:aws:states:us-east-1:123456789012:stateMachine:orders',
  },
  'event-bus': {
    pattern: /^arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:event-bus\/[\w./-]{1,256}$/,
    example: 'an event bus, such as arn:aws:events:us-east-1:123456789012:event-bus/orders',
  },
} as const satisfies Record<PickableType, { readonly pattern: RegExp; readonly example: string }>;

/** @returns an error message when the text is not an ARN of this type. */
export function checkTargetArn(type: PickableType, arn: string): string | undefined {
  const { pattern, example } = ARNS[type];
  return pattern.test(arn) ? undefined : `Give the ARN of ${example}.`;
}

export const RoleArnSchema = z
  .string()
  .regex(ROLE_ARN, 'Give the ARN of a role, such as arn:aws:iam::123456789012:role/events.');

const DeadLetterArnSchema = z
  .string()
  .regex(QUEUE_ARN, 'Give the ARN of a standard SQS queue.')
  .meta({ description: 'Where undeliverable events go.' });

const RetrySchema = z
  .strictObject({
    attempts: z
      .int('Give a whole number.')
      .min(0, 'Give 0 or more.')
      .max(RETRY_ATTEMPTS_MAX, `Give at most ${RETRY_ATTEMPTS_MAX}.`),
    maxAgeSeconds: z
      .int('Give a whole number.')
      .min(EVENT_AGE_MIN_SECONDS, `Give at least ${EVENT_AGE_MIN_SECONDS} seconds.`)
      .max(EVENT_AGE_MAX_SECONDS, `Give at most ${EVENT_AGE_MAX_SECONDS} seconds, a day.`),
  })
  .meta({ id: 'RetryPolicy', description: 'How long EventBridge tries to deliver an event.' });

const JsonPathSchema = z
  .string()
  .max(PATH_MAX_LENGTH, `Give at most ${PATH_MAX_LENGTH} characters.`)
  .refine(
    (path) => parseJsonPath(path) !== undefined,
    'Give a path such as $.detail.text or $.detail.json.items[0].',
  );

export const InputSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('constant'),
      json: z
        .string()
        .max(INPUT_MAX_LENGTH, `Give at most ${INPUT_MAX_LENGTH} characters.`)
        .refine((text) => parseJson(text) !== undefined, 'This is not JSON.'),
    }),
    z.strictObject({ type: z.literal('part'), path: JsonPathSchema }),
    z.strictObject({
      type: z.literal('template'),
      paths: z.record(
        z.string().regex(/^[A-Za-z0-9_-]{1,256}$/, 'Name it with letters, digits, _ and -.'),
        JsonPathSchema,
      ),
      template: z
        .string()
        .min(1, 'Give a template.')
        .max(INPUT_MAX_LENGTH, `Give at most ${INPUT_MAX_LENGTH} characters.`),
    }),
  ])
  .meta({ id: 'TargetInput', description: 'What the target receives instead of the whole event.' });

/** A rule's target as it is created or changed: the part that a person chooses. */
export const ChosenTargetSchema = z
  .strictObject({
    type: z.enum(PICKABLE_TYPES),
    arn: z.string(),
    roleArn: RoleArnSchema.optional().meta({
      description: 'The role EventBridge assumes; state machines and buses need one.',
    }),
    deadLetterArn: z
      .union([z.literal(FAILURE_QUEUE), DeadLetterArnSchema])
      .nullable()
      .optional()
      .meta({
        description:
          '`failure-queue`: the gateway’s dead-letter queue. Absent: as it was, the gateway’s dead-letter queue for a new target. null: events it does not take are lost.',
      }),
    retry: RetrySchema.nullable().optional().meta({
      description: 'Absent: as it was. null: 185 attempts within a day.',
    }),
    input: InputSchema.nullable().optional().meta({
      description: 'Absent: as it was. null: the whole event.',
    }),
  })
  .superRefine(({ type, arn, roleArn }, context) => {
    const problem = checkTargetArn(type, arn);
    if (problem !== undefined) {
      context.addIssue({ code: 'custom', path: ['arn'], message: problem });
    }
    if (ROLE_TYPES.has(type) && roleArn === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['roleArn'],
        message: 'Give the role that EventBridge assumes to reach it.',
      });
    }
  })
  .meta({ id: 'ChosenTarget' });

/** A rule's target as it is. */
export const RuleTargetSchema = z
  .object({
    type: z.enum(TARGET_TYPES),
    arn: z.string(),
    roleArn: z.string().optional(),
    deadLetterArn: z.string().optional().meta({ description: 'Where undeliverable events go.' }),
    retry: RetrySchema.optional(),
    input: InputSchema.optional(),
  })
  .meta({ id: 'RuleTarget' });

/** Something that can be picked as a target, or as the role to reach one. */
export const PickableTargetSchema = z
  .object({
    type: z.enum([...PICKABLE_TYPES, 'role']),
    arn: z.string(),
    name: z.string(),
    url: z.string().optional().meta({ description: 'Queues have one.' }),
  })
  .meta({ id: 'PickableTarget' });

export const ListTargetsQuerySchema = z.object({
  type: z.enum([...PICKABLE_TYPES, 'role']).default('sqs'),
});

export const TargetListSchema = z
  .object({
    targets: z.array(PickableTargetSchema),
    unavailable: z.string().optional().meta({
      description: 'Why AWS does not list them; an ARN can still be given.',
    }),
  })
  .meta({ id: 'TargetList' });

export const CreateTargetSchema = z
  .strictObject({
    type: z.literal('sqs'),
    name: z
      .string()
      .regex(QUEUE_NAME_PATTERN, 'Use 1 to 80 letters, digits, hyphens and underscores.')
      .refine(
        (name) => !isViewerName(name),
        `Names that begin with ${VIEWER_NAME_PREFIX} are for pages of live events.`,
      ),
  })
  .meta({ id: 'CreateTarget' });

export type PickableType = (typeof PICKABLE_TYPES)[number];
export type TargetType = (typeof TARGET_TYPES)[number];
export type ChosenTarget = z.output<typeof ChosenTargetSchema>;
export type RuleTarget = z.output<typeof RuleTargetSchema>;
export type PickableTarget = z.output<typeof PickableTargetSchema>;
export type ListTargetsType = z.output<typeof ListTargetsQuerySchema>['type'];
