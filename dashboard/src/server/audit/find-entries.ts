import type { AuditEntry, AuditPage, AuditQuery } from '@momento-gateway/api/audit/audit';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { readBackwards } from '../activity/read-backwards.ts';
import { type Position, readCursor, writeCursor } from '../http/cursor.ts';
import { type Refusal, refuseField } from '../refusals/refusal.ts';
import type { AuditContext } from './audit-context.ts';
import { buildAuditPattern } from './build-audit-pattern.ts';
import { joinLines } from './join-lines.ts';

const DEFAULT_SPAN_MS = 30 * 24 * 60 * 60_000;
const CALLS_MAX = 30;
/** The id in a cursor of a page that ends with a part of the log without entries. */
const BEFORE_ALL = '';

type Needed = Pick<AuditContext, 'audit' | 'logs' | 'now' | 'tenant'>;

/** A page of the audit log: of the caller's tenant, or of all tenants when that is asked for. */
export async function findEntries(
  { audit, logs, now, tenant }: Needed,
  query: AuditQuery,
): Promise<AuditPage | Refusal> {
  if (audit === undefined) return { refusal: 'not-configured', variable: 'AUDIT_LOG_GROUP_NAME' };
  const before = query.cursor === undefined ? undefined : readCursor(query.cursor);
  if (before === null) return refuseField('cursor', 'Use the cursor of the previous page.');
  const end = Math.min(query.until === undefined ? now() : query.until - 1, now());
  const from = query.from ?? Math.max(0, end - DEFAULT_SPAN_MS);
  if (from > end) return refuseField('from', 'Must be in the past, and before the end.');
  const to = Math.min(before?.time ?? end, end);
  const ofTenant = query.scope === 'all' ? undefined : tenant;
  const isWanted = (entry: AuditEntry) =>
    isBefore(entry, before) &&
    (query.scope === 'all' || entry.tenant === tenant) &&
    isChosen(entry, query);
  const entries: AuditEntry[] = [];
  let searchedFrom = to;
  try {
    for await (const interval of readBackwards({
      logs,
      logGroupName: audit.logGroupName,
      filterPattern: buildAuditPattern(query, ofTenant),
      from,
      to,
      callsMax: CALLS_MAX,
    })) {
      searchedFrom = interval.from;
      entries.push(...joinLines(interval.events).filter(isWanted));
      if (entries.length > query.limit) break;
    }
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
    return { refusal: 'audit-log-not-found', name: audit.logGroupName };
  }
  const page = entries.slice(0, query.limit);
  const last = page.at(-1);
  if (last !== undefined && entries.length > query.limit) {
    const cursor = writeCursor({ time: last.at, id: last.requestId });
    return { entries: page, cursor, searchedFrom: last.at };
  }
  const cursor = writeCursor({ time: searchedFrom, id: BEFORE_ALL });
  return { entries: page, ...(searchedFrom > from && { cursor }), searchedFrom };
}

function isBefore({ at, requestId }: AuditEntry, place: Position | undefined): boolean {
  return place === undefined || at < place.time || (at === place.time && requestId < place.id);
}

/** All of it, because an emulator of CloudWatch Logs may find every line. */
function isChosen({ who, outcome, operation, object }: AuditEntry, query: AuditQuery): boolean {
  const exact = [
    [query.outcome, outcome],
    [query.operation, operation],
    [query.kind, object?.kind],
    [query.object, object?.id],
  ];
  if (exact.some(([wanted, is]) => wanted && wanted !== is)) return false;
  const text = query.who?.toLowerCase() ?? '';
  return [who.name, who.subject].some((one) => one.toLowerCase().includes(text));
}
