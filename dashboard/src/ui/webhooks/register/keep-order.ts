import type { MomentoWebhook } from '@momento-gateway/api/momento/momento';

/** A webhook of Momento as a choice; one that is gone keeps its place but cannot be chosen. */
export interface MomentoChoice extends MomentoWebhook {
  readonly isGone?: boolean;
}

/** What was listed again, each where it was: none moves under the pointer, new ones stand last. */
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
