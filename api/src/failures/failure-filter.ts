import { parseJson } from '../json.ts';
import { TimestampSchema } from '../paging.ts';
import * as z from '../zod.ts';
import { FailureCauseSchema } from './failure-cause.ts';

/** What failures can be filtered by; a token without a property looks at all text, the beginning of the event's too. */
export const FILTER_PROPERTIES = [
  'kind',
  'reason',
  'webhookId',
  'detailType',
  'tenant',
  'ruleArn',
  'targetArn',
] as const;

const TOKENS_MAX = 20;
const FILTER_MAX_LENGTH = 8192;

export const FailureFilterSchema = z.strictObject({
  operation: z.enum(['and', 'or']),
  tokens: z
    .array(
      z.strictObject({
        property: z.enum(FILTER_PROPERTIES).optional(),
        operator: z.enum(['=', '!=', ':', '!:']),
        value: z.string().max(2048),
      }),
    )
    .max(TOKENS_MAX),
  from: TimestampSchema.optional().meta({
    description: 'Only what first failed at this time or later, ms since the epoch.',
  }),
  until: TimestampSchema.optional().meta({
    description: 'Only what first failed before this time, ms since the epoch.',
  }),
  cause: FailureCauseSchema.optional().meta({
    description: 'Only failures of this cause; it is to be theirs exactly.',
  }),
});

export type FailureFilter = z.output<typeof FailureFilterSchema>;

export const NO_FILTER: FailureFilter = { operation: 'and', tokens: [] };

/** `?filter=`: a filter as JSON text. */
export const FilterParamSchema = z
  .string()
  .max(FILTER_MAX_LENGTH)
  .transform((text, context) => {
    const filter = parseFilter(text);
    if (filter !== undefined) return filter;
    context.addIssue({ code: 'custom', message: 'This is not a filter.' });
    return z.NEVER;
  })
  .meta({
    description:
      'JSON such as `{"operation":"and","tokens":[{"property":"kind","operator":"=","value":"publish"}]}`. `:` is "contains".',
  });

/** Whether every failure passes it. */
export function isNoFilter({ tokens, from, until, cause }: FailureFilter): boolean {
  return tokens.length === 0 && from === undefined && until === undefined && cause === undefined;
}

/** The filter as the text of a parameter; empty when it filters nothing. */
export function formatFilter(filter: FailureFilter): string {
  return isNoFilter(filter) ? '' : JSON.stringify(filter);
}

/** @returns undefined when the text is no filter. */
export function parseFilter(text: string): FailureFilter | undefined {
  if (text === '') return NO_FILTER;
  return FailureFilterSchema.safeParse(parseJson(text)).data;
}
