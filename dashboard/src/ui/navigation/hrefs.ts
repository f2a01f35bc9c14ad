import { type FailureFilter, formatFilter } from '@momento-gateway/api/failures/failure-filter';
import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';

const HOUR_MS = 60 * 60_000;

interface Topic {
  readonly cache: string;
  readonly topic: string;
}

/** The page of a webhook; `tab` opens one of its parts. */
export function webhookHref(
  webhookId: string,
  query: {
    tab?: 'activity' | 'gaps' | 'rules' | 'settings';
    outcome?: string;
    from?: string;
    until?: string;
  } = {},
): string {
  return withQuery(`/webhooks/${encodeURIComponent(webhookId)}`, query);
}

/** The form for a webhook of another topic, with what the topics of a cache have in common. */
export function registerAnotherHref({ cache, parseText }: Registered): string {
  return withQuery('/webhooks/register', { cache, parseText: String(parseText) });
}

/** The form for a webhook, filled in from another one, but for its signing secret. */
export function copyWebhookHref(webhook: Registered & Topic & { readonly name: string }): string {
  const { name, cache, topic, parseText } = webhook;
  const copy = { copied: name, name: `${name} copy`, cache, topic };
  return withQuery('/webhooks/register', { ...copy, parseText: String(parseText) });
}

interface Registered {
  readonly cache: string;
  readonly parseText: boolean;
}

/** Calls to webhooks that do not exist. */
export const UNKNOWN_CALLS_HREF = '/webhooks/unknown';

/** The list of rules with one of them open. */
export function ruleHref(name: string): string {
  return withQuery('/rules', { rule: name });
}

/** The form that changes a rule. */
export function editRuleHref(name: string): string {
  return withQuery('/rules/edit', { rule: name });
}

/** The form for a new rule, filled in from another rule. */
export function copyRuleHref(name: string): string {
  return withQuery('/rules/create', { from: name });
}

/** The form for a new rule, filled in for a webhook. */
export function createRuleHref({
  webhookId,
  cache,
  topic,
}: Topic & { readonly webhookId: string }): string {
  return withQuery('/rules/create', { webhook: webhookId, cache, topic });
}

/** The form for a new rule, filled in for a topic, with an event to check the pattern with. */
export function createTopicRuleHref({ cache, topic }: Topic, eventId: string): string {
  return withQuery('/rules/create', { cache, topic, event: eventId });
}

/** The form for a new rule with a pattern, given as JSON text. */
export function patternRuleHref(pattern: string): string {
  return withQuery('/rules/create', { pattern });
}

/** The pattern sandbox with a pattern. */
export function sandboxHref(pattern: EventPattern): string {
  return withQuery('/patterns', { pattern: JSON.stringify(pattern) });
}

/** The list of failures with one of them open. */
export function failureHref(id: string): string {
  return withQuery('/failures', { failure: id });
}

/** The failures of one cause among those that a filter chooses. */
export function failuresByHref(filter: FailureFilter): string {
  return withQuery('/failures', { filter: formatFilter(filter) });
}

/** The failure of a call that was parked. */
export function failureOfCallHref(requestId: string): string {
  return withQuery('/failures', { search: requestId });
}

/** The call that a failure came by, among those of its webhook. */
export function callOfFailureHref(
  webhookId: string,
  { requestId, failedAt }: { readonly requestId: string; readonly failedAt: number },
): string {
  const span = { from: String(failedAt - HOUR_MS), until: String(failedAt + HOUR_MS) };
  const path = `/webhooks/${encodeURIComponent(webhookId)}`;
  return withQuery(path, { tab: 'activity', search: requestId, ...span });
}

/** The results of a redrive. */
export function redriveHref(redriveId: string): string {
  return withQuery('/failures/redrives', { redrive: redriveId });
}

/** An entry of the audit log, among those of the same thing. */
export function auditHref(
  { kind, id }: { readonly kind: string; readonly id: string },
  entry?: string,
): string {
  return withQuery('/audit', { kind, object: id, ...(entry !== undefined && { entry }) });
}

/** The failures of a webhook's events. */
export function failuresOfHref(detailType: string): string {
  return withQuery('/failures', { search: detailType });
}

/** Archived events of a span, as live events are shown. */
export function archivedEventsHref(
  { from, until }: { readonly from: number; readonly until: number },
  { cache, topic }: Topic,
): string {
  return withQuery('/archive/events', { from: String(from), until: String(until), cache, topic });
}

/** The form for a replay, filled in with a span. */
export function replayHref(
  span: { readonly from: number; readonly until: number },
  topic: Topic,
): string {
  return withQuery('/archive', { from: String(span.from), until: String(span.until), ...topic });
}

/** Live events of a topic. */
export function liveTopicHref({ cache, topic }: Topic): string {
  return withQuery('/live', { cache, topic });
}

/** Live events that match a pattern. */
export function livePatternHref(pattern: EventPattern): string {
  return withQuery('/live', { pattern: JSON.stringify(pattern) });
}

/** A page of a certain tenant, which links from a page of another one must name, the default one too. */
export function inTenant(href: string, tenant: string): string {
  return `${href}${href.includes('?') ? '&' : '?'}${new URLSearchParams({ tenant })}`;
}

/** A path with its query. */
export function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const params = new URLSearchParams(query);
  return params.size === 0 ? path : `${path}?${params}`;
}
