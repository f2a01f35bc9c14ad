import { type AuditEntry, AuditEntrySchema, auditFields } from '@momento-gateway/api/audit/audit';
import { parseJson } from '@momento-gateway/api/json';
import * as z from '@momento-gateway/api/zod';

/** What is written to the audit log, as one line of JSON with times as ISO texts. */
export type AuditLine = Omit<AuditEntry, 'shortened'>;

/** CloudWatch Logs counts 26 bytes for an event besides its text, and once took 256 KB at most. */
const LINE_MAX_BYTES = 256_000 - 26;
/** From the one that is missed least. */
const LONG_FIELDS = ['after', 'before', 'asked'] as const;

/** The text of a line. What makes it too long is left out, and named. */
export function formatAuditLine({ at, endedAt, ...fields }: AuditLine): string {
  const line = {
    time: new Date(at).toISOString(),
    ...(endedAt !== undefined && { endedAt: new Date(endedAt).toISOString() }),
    ...fields,
  };
  const shortened: string[] = [];
  let text = JSON.stringify(line);
  for (const field of LONG_FIELDS) {
    if (Buffer.byteLength(text) <= LINE_MAX_BYTES) break;
    if (line[field] === undefined) continue;
    delete line[field];
    shortened.push(field);
    text = JSON.stringify({ ...line, shortened });
  }
  return text;
}

const LineSchema = z.object({ ...auditFields, endedAt: z.iso.datetime().optional() });

/**
 * @param at when CloudWatch Logs says that it was, ms since the epoch.
 * @returns undefined for a text that is no line of the audit log.
 */
export function readAuditLine(text: string, at: number): AuditEntry | undefined {
  const line = LineSchema.safeParse(parseJson(text));
  if (!line.success) return undefined;
  const { endedAt, ...fields } = line.data;
  const entry = { at, ...(endedAt !== undefined && { endedAt: Date.parse(endedAt) }), ...fields };
  return AuditEntrySchema.safeParse(entry).data;
}
