import type { Failure } from '@momento-gateway/api/failures/failure';
import { formatCsvRows } from '../elements/format-csv-rows.ts';

const COLUMNS = [
  'id',
  'kind',
  'reason',
  'message',
  'detailType',
  'cache',
  'topic',
  'webhookId',
  'webhookName',
  'tenant',
  'publishedAt',
  'failedAt',
  'queuedAt',
  'expiresAt',
  'attempts',
  'requestId',
  'ruleArn',
  'targetArn',
] as const satisfies readonly (keyof Failure)[];

/** Failures as CSV (RFC 4180), with a line of names; times are ISO texts in UTC. */
export function formatCsv(failures: readonly Failure[]): string {
  const rows = failures.map((failure) => COLUMNS.map((name) => formatValue(name, failure[name])));
  return formatCsvRows(COLUMNS, rows);
}

function formatValue(name: string, value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') {
    return name.endsWith('At') ? new Date(value).toISOString() : String(value);
  }
  return value;
}
