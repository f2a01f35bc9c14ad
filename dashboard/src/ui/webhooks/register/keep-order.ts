import type { MomentoWebhook } from '@momento-gateway/api/momento/momento';

/** A webhook in Momento as a choice. One that is gone keeps its place but cannot be chosen. */
export interface MomentoChoice extends MomentoWebhook {
  readonly isGone?: boolean;
}

/** The new list in the order of the old one, new webhooks last: no choice moves under the pointer. */
export function keepOrder(
  before: readonly MomentoChoice[],
  listed: readonly MomentoWebhook[],
): readonly MomentoChoice[] {
  const byName = new Map(listed.map((webhook) => [webhook.name, webhook]));
  const known = new Set(before.map(({ name }) => name));
  return [
    ...before.map((choice) => byName.get(choice.name) ?? { ...choice, isGone: true }),
    ...listed.filter(({ name }) => !known.has(name)),
  ];
}

/** Whether a webhook cannot be chosen: it posts here already, or is gone. */
export function isTaken({ webhookId, isGone }: MomentoChoice): boolean {
  return webhookId !== undefined || isGone === true;
}
