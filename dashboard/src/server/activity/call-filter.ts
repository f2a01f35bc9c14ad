import type { CallOutcome } from '@momento-gateway/api/observation/activity';

/** Which calls of a webhook are looked for. */
export interface CallFilter {
  readonly webhookId: string;
  readonly outcome: CallOutcome | undefined;
  /** A request id, an event id or a sequence number. */
  readonly search: string | undefined;
}

/** Nothing in a call filter has a character that is special in a filter pattern. */
export function buildFilterPattern({ webhookId, outcome, search = '' }: CallFilter): string {
  const conditions = [`$.webhookId = "${webhookId}"`];
  if (outcome !== undefined) conditions.push(`$.message = "${outcome}"`);
  if (search !== '') conditions.push(`(${findBy(search).join(' || ')})`);
  return `{ ${conditions.join(' && ')} }`;
}

function findBy(search: string): string[] {
  const byId = [`$.requestId = "${search}"`, `$.eventId = "${search}"`];
  const isNumber = /^\d+$/.test(search) && Number.isSafeInteger(Number(search));
  return isNumber ? [...byId, `$.sequenceNumber = ${Number(search)}`] : byId;
}
