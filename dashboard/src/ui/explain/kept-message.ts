import { ofPageTenant } from '../callers/tenant.ts';
import { formatJson } from '../elements/format-json.ts';

/**
 * In the storage of this browser tab, and not in the address: a message does not belong into browser
 * histories and logs.
 */
const KEY = ofPageTenant('explained-message');

/** Keeps a message for the page that explains it; an empty text forgets it. */
export function keepMessage(message: unknown): void {
  const text = typeof message === 'string' ? message : formatJson(message);
  try {
    if (text === '') sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text);
  } catch {
    // Without storage (private windows, or when it is full) the message has to be pasted.
  }
}

export function recallMessage(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}
