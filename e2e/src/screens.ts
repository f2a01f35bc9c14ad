/** Every screen that needs nothing to exist, with its heading. */
export const SCREENS = [
  ['Overview', '/'],
  ['Webhooks', '/webhooks'],
  ['Register a webhook', '/webhooks/register'],
  ['Rules', '/rules'],
  ['Create a rule', '/rules/create'],
  ['Live events', '/live'],
  ['Failures', '/failures'],
  ['Settings', '/settings'],
] as const;
