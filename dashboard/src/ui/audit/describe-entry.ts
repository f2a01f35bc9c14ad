import type { AuditEntry, AuditKind, AuditOutcome } from '@momento-gateway/api/audit/audit';
import { inTenant, ruleHref, webhookHref } from '../navigation/hrefs.ts';

export const AUDIT_OUTCOME_TEXTS = {
  begun: { type: 'warning', text: 'End unknown' },
  done: { type: 'success', text: 'Done' },
  failed: { type: 'error', text: 'Failed' },
  refused: { type: 'stopped', text: 'Refused' },
} as const satisfies Record<AuditOutcome, object>;

/** `updateRule` as “Update rule”. */
export function describeOperation(operation: string): string {
  const words = operation.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(' momento', ' Momento');
}

/** `Ada Admin`, or what is known of somebody without a name. */
export function describeWho({ name, subject }: AuditEntry['who']): string {
  return name || subject || 'Not known';
}

/** “webhook Orders”: what it is about, by name where the entry has one. */
export function describeObject({ object, asked, before, after }: AuditEntry): string {
  if (object === undefined) return '–';
  const name = object.kind === 'webhook' ? nameIn(after) || nameIn(before) || nameIn(asked) : '';
  const which = name || object.id;
  return which === undefined ? object.kind : `${object.kind} ${which}`;
}

function nameIn(fields: AuditEntry['asked']): string {
  return typeof fields?.['name'] === 'string' ? fields['name'] : '';
}

const PAGES: Partial<Record<AuditKind, (id: string) => string>> = {
  webhook: webhookHref,
  rule: ruleHref,
};

/** The page of what it is about; it may be gone. */
export function hrefOfObject({ object, tenant }: AuditEntry): string | undefined {
  const href = object?.id === undefined ? undefined : PAGES[object.kind]?.(object.id);
  return href === undefined || tenant === undefined ? href : inTenant(href, tenant);
}
