import type { Failure } from './failure.ts';
import { keyOfCause } from './failure-cause.ts';
import type { FailureFilter } from './failure-filter.ts';

type FilterToken = FailureFilter['tokens'][number];

/** A failure, and its event's text in lower case as far as it is searched. */
export interface Searchable {
  readonly failure: Failure;
  readonly searchText: string;
}

/** Upper and lower case are the same. Span and cause hold in addition to the tokens, however joined. */
export function matchesFilter(searchable: Searchable, filter: FailureFilter): boolean {
  const { failure } = searchable;
  const { from = 0, until = Number.POSITIVE_INFINITY, cause } = filter;
  if (failure.failedAt < from || failure.failedAt >= until) return false;
  if (cause !== undefined && keyOfCause(cause) !== keyOfCause(failure)) return false;
  return matchesTokens(searchable, filter);
}

function matchesTokens(
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
    failure.requestId,
  ].flatMap((text) => (text === undefined ? [] : [text.toLowerCase()]));
}
