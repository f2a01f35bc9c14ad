import { isViewerName, VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { seenText } from '../text.ts';
import { CacheSchema, TopicSchema } from '../webhooks/webhook.ts';
import * as z from '../zod.ts';
import { ChosenTargetSchema, RuleTargetSchema } from './target.ts';

/** EventBridge's limits. */
export const RULE_NAME_MAX_LENGTH = 64;
const RULE_DESCRIPTION_MAX_LENGTH = 512;
export const TARGETS_PER_RULE = 5;

export const RuleNameSchema = z
  .string()
  .regex(/^[.\-_A-Za-z0-9]{1,64}$/, 'Use 1 to 64 letters, digits and . - _.')
  .refine((name) => name !== '.' && name !== '..', 'Use a letter or a digit as well.');

const DescriptionSchema = z
  .string()
  .max(RULE_DESCRIPTION_MAX_LENGTH, `Give at most ${RULE_DESCRIPTION_MAX_LENGTH} characters.`)
  .superRefine(seenText({ allowsJoiners: true, allowsLines: true }));

const PatternSchema = z
  .record(z.string(), z.unknown())
  .meta({ description: 'An event pattern, as EventBridge takes it.' });

const TargetsSchema = z
  .array(ChosenTargetSchema)
  .max(TARGETS_PER_RULE, `A rule has at most ${TARGETS_PER_RULE} targets.`)
  .refine(arePickedOnce, 'Each target can be picked once.');

export const RuleSchema = z
  .object({
    name: z.string(),
    version: z.string().meta({
      description:
        'Stands for all that an edit can change. Give it with an edit that is based on it.',
    }),
    description: z.string().optional(),
    enabled: z.boolean(),
    cache: z.string().optional().meta({
      description: 'Absent when the pattern is not that of one topic or of all topics of a cache.',
    }),
    topic: z.string().optional().meta({ description: 'Absent for all topics of the cache.' }),
    pattern: PatternSchema,
    targets: z.array(RuleTargetSchema),
    managedHere: z
      .boolean()
      .meta({ description: 'Created by this dashboard, according to its tag.' }),
    managedBy: z.string().optional().meta({
      description: 'What else manages it: then it cannot be changed here.',
    }),
  })
  .meta({ id: 'Rule' });

const QuotaSchema = z
  .object({
    count: z.int(),
    limit: z.int(),
    isDefault: z.boolean().meta({
      description:
        'The limit is AWS’s default for the Region, because the account’s own could not be read.',
    }),
  })
  .meta({ id: 'Quota' });

export const RuleListSchema = z
  .object({
    rules: z.array(RuleSchema),
    quotas: z.object({ rules: QuotaSchema, wildcardRules: QuotaSchema }).meta({
      description:
        'All rules of the bus, whatever they match, those of live events included, and the account’s quotas in this Region.',
    }),
  })
  .meta({ id: 'RuleList' });

export const CreateRuleSchema = z
  .strictObject({
    name: RuleNameSchema.refine(
      (name) => !isViewerName(name),
      `Names that begin with ${VIEWER_NAME_PREFIX} are for pages of live events.`,
    ),
    description: DescriptionSchema.optional(),
    enabled: z.boolean().default(true),
    cache: CacheSchema.optional(),
    topic: TopicSchema.optional(),
    pattern: PatternSchema.optional(),
    targets: TargetsSchema.min(1, 'Pick at least one target.'),
  })
  .superRefine(({ cache, topic, pattern }, context) => {
    if (cache === undefined && pattern === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['cache'],
        message: 'Give a cache, from which the pattern is made, or the pattern itself.',
      });
    }
    checkPatternChoice({ cache, topic, pattern }, context);
  })
  .meta({ id: 'CreateRule' });

export const RuleVersionSchema = z.string().max(200).optional().meta({
  description:
    'The version the change is based on. Refused with 409 when the rule has changed since.',
});

export const SwitchRuleSchema = z
  .strictObject({ version: RuleVersionSchema, enabled: z.boolean() })
  .meta({ id: 'SwitchRule' });

export const UpdateRuleSchema = z
  .strictObject({
    version: RuleVersionSchema,
    description: DescriptionSchema.optional(),
    enabled: z.boolean().optional(),
    cache: CacheSchema.optional(),
    topic: TopicSchema.optional(),
    pattern: PatternSchema.optional(),
    targets: TargetsSchema.optional().meta({
      description:
        'All targets the rule is to have. What is given as it was stays exactly as EventBridge holds it; so do those whose ARN has a form that is not known here, given or not.',
    }),
  })
  .superRefine(checkPatternChoice)
  .meta({ id: 'UpdateRule' });

/** A rule that was made elsewhere may have two targets of one ARN: their ids tell them apart. */
function arePickedOnce(
  targets: readonly { readonly id?: string | undefined; readonly arn: string }[],
) {
  return targets.every(({ id, arn }, place) =>
    targets
      .slice(0, place)
      .every((other) =>
        id === undefined || other.id === undefined ? other.arn !== arn : other.id !== id,
      ),
  );
}

interface PatternChoice {
  readonly cache?: string | undefined;
  readonly topic?: string | undefined;
  readonly pattern?: Record<string, unknown> | undefined;
}

function checkPatternChoice({ cache, topic, pattern }: PatternChoice, context: z.RefinementCtx) {
  if (pattern !== undefined && (cache ?? topic) !== undefined) {
    context.addIssue({
      code: 'custom',
      path: ['pattern'],
      message: 'Give either the pattern or a cache and topic, not both.',
    });
  } else if (topic !== undefined && cache === undefined) {
    context.addIssue({ code: 'custom', path: ['cache'], message: 'A topic needs its cache.' });
  }
}

export type Rule = z.output<typeof RuleSchema>;
export type RuleList = z.output<typeof RuleListSchema>;
export type CreateRule = z.output<typeof CreateRuleSchema>;
export type UpdateRule = z.output<typeof UpdateRuleSchema>;
