import { SearchSchema, TimestampSchema } from '../paging.ts';
import * as z from '../zod.ts';
import { FailurePageSchema } from './failure.ts';
import { FailureCauseSchema } from './failure-cause.ts';
import { FilterParamSchema } from './failure-filter.ts';

/** As many causes as are answered, those of most failures first. */
export const CAUSES_MAX = 500;

const GroupSchema = z
  .object({
    cause: FailureCauseSchema,
    webhookName: z.string().optional().meta({ description: 'Absent when it is not registered.' }),
    ruleArns: z.array(z.string()).meta({ description: 'The rules whose target it was.' }),
    count: z.int(),
    firstAt: TimestampSchema.meta({ description: 'When the first of them failed.' }),
    lastAt: TimestampSchema.meta({ description: 'When the last of them failed.' }),
    lastId: z.string().meta({ description: 'The last of them.' }),
    lastMessage: z.string().meta({ description: 'The error of the last of them.' }),
  })
  .meta({ id: 'FailureGroup' });

/** Failures by cause. */
export const FailureCausesSchema = FailurePageSchema.pick({
  total: true,
  allTotal: true,
  complete: true,
  heldElsewhere: true,
  readAt: true,
  options: true,
})
  .extend({
    groups: z.array(GroupSchema).meta({
      description: `Those with the most failures first; the first ${CAUSES_MAX} of them.`,
    }),
    groupTotal: z.int().meta({ description: 'How many causes there are.' }),
  })
  .meta({ id: 'FailureCauses' });

export const ListFailureCausesQuerySchema = z.object({
  search: SearchSchema,
  filter: FilterParamSchema.optional(),
});

export type FailureGroup = z.output<typeof GroupSchema>;
export type FailureCauses = z.output<typeof FailureCausesSchema>;
