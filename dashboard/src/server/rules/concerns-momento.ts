import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';

/**
 * Whether a pattern can match an event of Momento, as far as its `source` tells. What cannot be
 * told counts as a match: better a rule too many in the list than one that is missing.
 */
export function concernsMomento(pattern: EventPattern): boolean {
  const matchers = pattern['source'];
  return !Array.isArray(matchers) || matchers.some(matchesSource);
}

function matchesSource(matcher: unknown): boolean {
  if (typeof matcher === 'string') return matcher === EVENT_SOURCE;
  if (typeof matcher !== 'object' || matcher === null) return false;
  const [operator, operand] = Object.entries(matcher)[0] ?? [];
  switch (operator) {
    case 'prefix':
      return typeof operand !== 'string' || EVENT_SOURCE.startsWith(operand);
    case 'suffix':
      return typeof operand !== 'string' || EVENT_SOURCE.endsWith(operand);
    case 'equals-ignore-case':
      return String(operand).toLowerCase() === EVENT_SOURCE.toLowerCase();
    case 'anything-but':
      return (
        operand !== EVENT_SOURCE && !(Array.isArray(operand) && operand.includes(EVENT_SOURCE))
      );
    case 'exists':
      return operand === true;
    case 'numeric':
    case 'cidr':
      return false;
    default:
      return true;
  }
}
