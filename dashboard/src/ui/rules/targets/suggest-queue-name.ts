import { targetQueuePrefix } from '@momento-gateway/shared/resource-names';

const MAX_LENGTH = 80;

/** A name that the stack's admin policy allows, for the new queue of a rule's target. */
export function suggestQueueName(secretPrefix: string, ruleName: string, place: number): string {
  if (ruleName === '') return '';
  const suffix = place === 0 ? '' : `-${place + 1}`;
  const name = `${targetQueuePrefix(secretPrefix)}${ruleName}`.replace(/[^\w-]+/g, '-');
  return name.slice(0, MAX_LENGTH - suffix.length) + suffix;
}
