import * as z from '../zod.ts';

/** A question to EventBridge: does this pattern match this event? */
export const TestRuleSchema = z
  .strictObject({
    pattern: z.record(z.string(), z.unknown()),
    event: z.record(z.string(), z.unknown()).meta({
      description: 'An event; what is missing of its envelope (id, time, …) is filled in.',
    }),
    rule: z.string().optional().meta({ description: 'The rule that is not “another” one.' }),
  })
  .meta({ id: 'TestRule' });

export const RuleTestSchema = z
  .object({
    matches: z.boolean(),
    mismatch: z
      .object({
        path: z.string().meta({
          description: 'The first field that does not match; empty when only all together do not.',
        }),
        expected: z.unknown(),
        actual: z.unknown().optional().meta({ description: 'Absent when the event lacks it.' }),
      })
      .optional(),
    mismatchProblem: z.string().optional().meta({
      description: 'Why it is not known which field does not match.',
    }),
    otherRules: z
      .array(z.object({ name: z.string(), enabled: z.boolean() }))
      .optional()
      .meta({
        description:
          'Other rules of the bus that match the event, by name. Absent when the rules could not be listed: `otherRulesProblem` says why.',
      }),
    unchecked: z
      .array(z.object({ rule: z.string(), message: z.string() }))
      .optional()
      .meta({
        description:
          'Other rules that EventBridge gave no answer for, by name, and why; they may match.',
      }),
    otherRulesProblem: z.string().optional(),
  })
  .meta({ id: 'RuleTest' });

export type RuleTest = z.output<typeof RuleTestSchema>;
export type TestRule = z.output<typeof TestRuleSchema>;
