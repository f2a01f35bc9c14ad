import * as z from './zod.ts';

const QUEUE_NAME_PATTERN = /^[A-Za-z0-9_-]{1,80}$/;

/** What kind of thing an ARN names, as far as it can be a rule's target. */
const TARGET_TYPES = [
  'sqs',
  'lambda',
  'sns',
  'logs',
  'step-functions',
  'event-bus',
  'other',
] as const;

/** A rule's target as it is created: the part that a person chooses. */
export const SqsTargetSchema = z
  .strictObject({
    type: z.literal('sqs'),
    arn: z
      .string()
      .regex(
        /^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}$/,
        'Give the ARN of a standard SQS queue, such as arn:aws:sqs:us-east-1:123456789012:orders.',
      ),
  })
  .meta({ id: 'SqsTarget' });

/** A rule's target as it is. */
export const RuleTargetSchema = z
  .object({
    type: z.enum(TARGET_TYPES),
    arn: z.string(),
    deadLetterArn: z.string().optional().meta({ description: 'Where undeliverable events go.' }),
  })
  .meta({ id: 'RuleTarget' });

/** Something that can be picked as a target. */
export const PickableTargetSchema = z
  .object({ type: z.literal('sqs'), arn: z.string(), name: z.string(), url: z.string() })
  .meta({ id: 'PickableTarget' });

export const ListTargetsQuerySchema = z.object({ type: z.literal('sqs').default('sqs') });

export const TargetListSchema = z
  .object({ targets: z.array(PickableTargetSchema) })
  .meta({ id: 'TargetList' });

export const CreateTargetSchema = z
  .strictObject({
    type: z.literal('sqs'),
    name: z
      .string()
      .regex(QUEUE_NAME_PATTERN, 'Use 1 to 80 letters, digits, hyphens and underscores.'),
  })
  .meta({ id: 'CreateTarget' });

export type TargetType = (typeof TARGET_TYPES)[number];
export type RuleTarget = z.output<typeof RuleTargetSchema>;
export type PickableTarget = z.output<typeof PickableTargetSchema>;
