import * as z from '../zod.ts';
import type { Failure } from './failure.ts';

/** What failures can be filtered by; a token without a property looks at all text, the beginning of the event's too. */
export const FILTER_PROPERTIES = ['kind', 'reason', 'webhookId', 'detailType', 'tenant'] as const;

const TOKENS_MAX = 20;
const FILTER_MAX_LENGTH = 4096;

export const FailureFilterSchema = z.strictObject({
  operation: z.enum(['and', 'or']),
  tokens: z
    .array(
      z.strictObject({
        property: z.enum(FILTER_PROPERTIES).optional(),
        operator: z.enum(['=', '!=', ':', '!:']),
        value: z.string().max(512),
      }),
    )
    .max(TOKENS_MAX),
});

export type FailureFilter = z.output<typeof FailureFilterSchema>;
type FilterToken = FailureFilter['tokens'][number];

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

/** The filter as the text of a parameter; empty when it filters nothing. */
export function formatFilter(filter: FailureFilter): string {
  return filter.tokens.length === 0 ? '' : JSON.stringify(filter);
}

/** @returns undefined when the text is no filter. */
export function parseFilter(text: string): FailureFilter | undefined {
  if (text === '') return NO_FILTER;
  try {
    return FailureFilterSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A failure, and its event's text in lower case as far as it is searched. */
export interface Searchable {
  readonly failure: Failure;
  readonly searchText: string;
}

/** Upper and lower case are the same. */
export function matchesFilter(
  { failure, searchText }: Searchable,
  { operation, tokens }: FailureFilter,
): boolean {
  if (tokens.length === 0) return true;
  let facts: string[] | undefined;
  const matches = ({ property, operator, value }: FilterToken) => {
    const wanted = value.trim().toLowerCase();
    facts ??= listFacts(failure);
    const texts =
      property === undefined ? [...facts, searchText] : [(failure[property] ?? '').toLowerCase()];
    const isExact = operator === '=' || operator === '!=';
    const isFound = texts.some((text) => (isExact ? text === wanted : text.includes(wanted)));
    return operator.startsWith('!') ? !isFound : isFound;
  };
  return operation === 'and' ? tokens.every(matches) : tokens.some(matches);
}

/** Everything that a failure is found by, but its event; in lower case. */
export function listFacts(failure: Failure): string[] {
  return [
    failure.detailType,
    failure.reason,
    failure.message,
    failure.kind,
    failure.id,
    failure.webhookId,
    failure.webhookName,
    failure.tenant,
    failure.ruleArn,
    failure.targetArn,
  ].flatMap((text) => (text === undefined ? [] : [text.toLowerCase()]));
}
