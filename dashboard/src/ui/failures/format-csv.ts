import type { Failure } from '@momento-gateway/api/failures/failure';

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

/** A spreadsheet takes these for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Failures as CSV (RFC 4180), with a line of names; times are ISO texts in UTC. */
export function formatCsv(failures: readonly Failure[]): string {
  const rows = failures.map((failure) => COLUMNS.map((name) => formatValue(name, failure[name])));
  return [COLUMNS, ...rows].map((row) => `${row.map(quote).join(',')}\r\n`).join('');
}

function formatValue(name: string, value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') {
    return name.endsWith('At') ? new Date(value).toISOString() : String(value);
  }
  return FORMULA.test(value) ? `'${value}` : value;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
