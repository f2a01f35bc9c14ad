import * as z from '@momento-gateway/api/zod';
import { ofPageTenant } from '../callers/tenant.ts';
import { formatJson } from '../elements/format-json.ts';

/**
 * In the storage of this browser tab, and not in the address: a message does not belong into browser
 * histories and logs.
 */
const KEY = ofPageTenant('explained-message');

const KeptSchema = z.object({ of: z.string(), text: z.string() });

/** Keeps the message of one event for the page that explains it; only the last one is kept. */
export function keepMessage(of: string, message: unknown): void {
  const text = typeof message === 'string' ? message : formatJson(message);
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ of, text }));
  } catch {
    // Without storage (private windows, or when it is full) the message has to be pasted.
  }
}

/** The message that was kept of this event; empty when it was that of another one. */
export function recallMessage(of: string): string {
  try {
    const kept = KeptSchema.parse(JSON.parse(sessionStorage.getItem(KEY) ?? ''));
    return kept.of === of ? kept.text : '';
  } catch {
    return '';
  }
}
