import { isViewerName, VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { parseJson } from '../json.ts';
import { parseJsonPath } from '../target-input/read-json-path.ts';
import * as z from '../zod.ts';
import {
  checkTargetArn,
  PICKABLE_TYPES,
  ROLE_TYPES,
  STANDARD_QUEUE_ARN,
  TARGET_TYPES,
} from './target-arn.ts';
import { TargetParametersSchema } from './target-parameters.ts';

const QUEUE_NAME_PATTERN = /^[A-Za-z0-9_-]{1,80}$/;

/** EventBridge's limits for a target. */
export const RETRY_ATTEMPTS_MAX = 185;
export const EVENT_AGE_MIN_SECONDS = 60;
export const EVENT_AGE_MAX_SECONDS = 86_400;
const INPUT_MAX_LENGTH = 8192;
const PATH_MAX_LENGTH = 256;

/** Stands for the gateway's own dead-letter queue where one is named. */
export const FAILURE_QUEUE = 'failure-queue';

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

export const RoleArnSchema = z
  .string()
  .regex(ROLE_ARN, 'Give the ARN of a role, such as arn:aws:iam::123456789012:role/events.');

const DeadLetterArnSchema = z
  .string()
  .regex(STANDARD_QUEUE_ARN, 'Give the ARN of a standard SQS queue.')
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

/** EventBridge's limit. */
const TargetIdSchema = z.string().regex(/^[.\-_A-Za-z0-9]{1,64}$/, 'This is no id of a target.');

/** A rule's target as it is created or changed: the part that a person chooses. */
export const ChosenTargetSchema = z
  .strictObject({
    id: TargetIdSchema.optional().meta({
      description: 'Of a target that the rule has. Absent: the one with this ARN, or a new one.',
    }),
    type: z.enum(TARGET_TYPES).meta({
      description:
        '`other`: whatever else EventBridge delivers to, or a target of another account.',
    }),
    arn: z.string(),
    roleArn: RoleArnSchema.nullable().optional().meta({
      description:
        'The role EventBridge assumes; state machines, buses and API destinations need one. Absent: as it was. null: none.',
    }),
    parameters: TargetParametersSchema.nullable().optional().meta({
      description: 'Absent: as they were. null: none. FIFO queues need a message group.',
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
    if (ROLE_TYPES.has(type) && !roleArn) {
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
    id: z.string().meta({ description: 'EventBridge’s, of this target in this rule.' }),
    type: z.enum(TARGET_TYPES),
    arn: z.string(),
    roleArn: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional().meta({
      description: 'What the kind of target needs, as EventBridge’s PutTargets takes it.',
    }),
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
  function: z
    .string()
    .refine((arn) => checkTargetArn('lambda', arn) === undefined, 'Give the ARN of a function.')
    .optional()
    .meta({
      description: 'A function: its aliases and versions are listed, whatever the type.',
    }),
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
      )
      .meta({
        description:
          'In a tenant other than `default`, the stack and the tenant are put in front of it.',
      }),
  })
  .meta({ id: 'CreateTarget' });

export type ChosenTarget = z.output<typeof ChosenTargetSchema>;
export type RuleTarget = z.output<typeof RuleTargetSchema>;
export type PickableTarget = z.output<typeof PickableTargetSchema>;
export type ListTargetsType = z.output<typeof ListTargetsQuerySchema>['type'];
