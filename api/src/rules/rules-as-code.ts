import * as z from '../zod.ts';
import { RuleNameSchema } from './rule.ts';

export const CODE_FORMATS = ['cloudformation', 'cdk', 'terraform'] as const;

export const ExportRulesQuerySchema = z.object({
  format: z.enum(CODE_FORMATS).meta({
    description:
      '`cloudformation`: a template, and the list of what to import. `cdk`: the same in TypeScript. `terraform`: resources and import blocks.',
  }),
  rule: RuleNameSchema.optional().meta({
    description: 'Only this rule. Without it, all rules of the list.',
  }),
});

export const RulesAsCodeSchema = z
  .object({
    format: z.enum(CODE_FORMATS),
    rules: z.array(z.string()).meta({ description: 'Names of the rules that are in the files.' }),
    files: z
      .array(z.object({ name: z.string(), text: z.string() }))
      .meta({ description: 'None when no rule can be exported.' }),
    notes: z.array(z.string()).meta({
      description: 'What is not in the files, and why; a sentence or two each.',
    }),
    remarks: z.array(z.string()).meta({
      description: 'What is in the files as it is, and may not do what is expected of it.',
    }),
  })
  .meta({ id: 'RulesAsCode' });

export type CodeFormat = (typeof CODE_FORMATS)[number];
export type RulesAsCode = z.output<typeof RulesAsCodeSchema>;
