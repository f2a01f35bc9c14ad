import {
  CreateLogGroupCommand,
  type FilteredLogEvent,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { AuditEntry } from '@momento-gateway/api/audit/audit';
import { expect } from 'vitest';
import type { Config } from '../config.ts';
import type { Replacements } from '../create-context.ts';
import type { Api, ApiProcess } from './start-api.ts';
import { startApi } from './start-api.ts';

export const AUDIT_LOG_GROUP_NAME = 'orders/audit';

export async function makeAuditGroup({ context: { logs } }: Api): Promise<void> {
  await logs.send(new CreateLogGroupCommand({ logGroupName: AUDIT_LOG_GROUP_NAME }));
}

/** The API with an audit log. */
export async function startAuditedApi(
  overrides: Partial<Config> = {},
  replacements: Replacements = {},
): Promise<Api> {
  const api = await startApi(
    { auditLogGroupName: AUDIT_LOG_GROUP_NAME, ...overrides },
    replacements,
  );
  await makeAuditGroup(api);
  return api;
}

/** Straight from the log, oldest first. */
export async function readAuditEvents({ context }: ApiProcess): Promise<FilteredLogEvent[]> {
  const found: FilteredLogEvent[] = [];
  let nextToken: string | undefined;
  do {
    const search = { logGroupName: AUDIT_LOG_GROUP_NAME, nextToken };
    const { events = [], ...page } = await context.logs.send(new FilterLogEventsCommand(search));
    found.push(...events);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found;
}

/** The lines of the log, oldest first. */
export async function readAuditLines(api: ApiProcess) {
  const events = await readAuditEvents(api);
  return events.map(
    ({ message = '' }) => JSON.parse(message) as Omit<AuditEntry, 'at' | 'endedAt'>,
  );
}

/** What the API says, newest first. */
export async function listAudit(api: ApiProcess, query = ''): Promise<readonly AuditEntry[]> {
  const { status, body } = await api.call('GET', `/api/audit?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.entries;
}
