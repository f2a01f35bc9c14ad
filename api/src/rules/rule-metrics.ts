import { TimestampSchema } from '../paging.ts';
import * as z from '../zod.ts';

const CountSchema = z.int().nonnegative().nullable().optional();

export const RuleMetricsSchema = z
  .object({
    from: TimestampSchema,
    to: TimestampSchema.meta({ description: 'The end of the current period, in the future.' }),
    matched: CountSchema.meta({ description: 'Events that matched the rule.' }),
    invoked: CountSchema.meta({ description: 'Deliveries that succeeded or failed for good.' }),
    failed: CountSchema.meta({ description: 'Deliveries that failed for good.' }),
    deadLettered: CountSchema.meta({ description: 'Failed ones sent to a dead-letter queue.' }),
    notDeadLettered: CountSchema.meta({
      description: 'Failed ones that a dead-letter queue did not take: they are lost.',
    }),
  })
  .meta({
    id: 'RuleMetrics',
    description:
      'What CloudWatch counted for a rule in the last 24 hours, over all of its targets. Absent: it reported nothing. Null: it could not say.',
  });

export type RuleMetrics = z.output<typeof RuleMetricsSchema>;
