import {
  hasWildcard,
  RULES_PER_BUS,
  WILDCARD_RULES_PER_BUS,
} from '@momento-gateway/api/pattern/has-wildcard';
import { parsePattern } from '../rules/to-rule.ts';

const RULES = `${RULES_PER_BUS} rules`;
const WILDCARD_RULES = `${WILDCARD_RULES_PER_BUS} rules with wildcards`;

/**
 * Which limit a call ran into: AWS's own words seldom say it. The figures are AWS's defaults.
 *
 * @param command as the SDK names it
 * @returns undefined when it is not known here
 */
export function describeLimit(command: string, input: object): string | undefined {
  switch (command) {
    case 'PutRuleCommand': {
      const pattern = parsePattern((input as { EventPattern?: string }).EventPattern);
      const uses = pattern !== undefined && hasWildcard(pattern);
      return uses
        ? `A bus takes ${WILDCARD_RULES} and ${RULES} in all, fewer in some Regions, and this one is full.`
        : `A bus takes ${RULES}, fewer in some Regions, and this one is full.`;
    }
    case 'PutTargetsCommand':
      return 'A rule takes 5 targets.';
    case 'PutResourcePolicyCommand':
      return 'CloudWatch Logs takes 10 resource policies in an account and Region.';
    case 'AddPermissionCommand':
      return 'The policy of a function takes 20 KB, and this one is full.';
    case 'SetQueueAttributesCommand':
      return 'The policy of a queue takes 20 statements, and this one is full.';
    default:
      return undefined;
  }
}
