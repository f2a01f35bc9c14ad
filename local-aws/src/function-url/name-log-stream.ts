import { randomBytes } from 'node:crypto';

/** A name as Lambda gives one for each start: `2026/11/22/[$LATEST]` and 32 hex digits. */
export function nameLogStream(startedAt: Date): string {
  const day = startedAt.toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[$LATEST]${randomBytes(16).toString('hex')}`;
}
