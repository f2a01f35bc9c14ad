interface RegisteredTopic {
  readonly webhookId: string;
  readonly cache: string;
  readonly topic: string;
}

/** The form for a new rule, filled in for a webhook. */
export function createRuleHref({ webhookId, cache, topic }: RegisteredTopic): string {
  return `/rules/create?${new URLSearchParams({ webhook: webhookId, cache, topic })}`;
}

/** The form for a new rule, filled in for a topic, with an event to test it with. */
export function createTopicRuleHref(
  { cache, topic }: Pick<RegisteredTopic, 'cache' | 'topic'>,
  eventId: string,
): string {
  return `/rules/create?${new URLSearchParams({ cache, topic, event: eventId })}`;
}

/** The list of rules. */
export const rulesHref = '/rules';

/** The list of rules with one of them open. */
export function ruleHref(name: string): string {
  return `${rulesHref}?${new URLSearchParams({ rule: name })}`;
}

/** The form to change a rule. */
export function editRuleHref(name: string): string {
  return `/rules/edit?${new URLSearchParams({ rule: name })}`;
}

/** The form for a new rule, filled in from another. */
export function copyRuleHref(name: string): string {
  return `/rules/create?${new URLSearchParams({ from: name })}`;
}
