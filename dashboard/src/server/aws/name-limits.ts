import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import {
  hasWildcard,
  RULES_PER_BUS,
  WILDCARD_RULES_PER_BUS,
} from '@momento-gateway/api/pattern/wildcard';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { LIMIT_ERRORS } from './classify-aws-error.ts';

/** The part that all clients of the SDK share. */
type Client = { readonly middlewareStack: unknown };

/** Makes a client's errors about limits say which limit it is. */
export function nameLimits<Named extends Client>(client: Named): Named {
  const { middlewareStack } = client as unknown as Pick<EventBridgeClient, 'middlewareStack'>;
  middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        try {
          return await next(call);
        } catch (error) {
          if (isAwsError(error, ...LIMIT_ERRORS)) {
            error.message = describeLimit(commandName, call.input) ?? error.message;
          }
          throw error;
        }
      },
    { step: 'initialize', name: 'nameLimits' },
  );
  return client;
}

const RULES = `${RULES_PER_BUS} rules`;
const WILDCARD_RULES = `${WILDCARD_RULES_PER_BUS} rules with wildcards`;

/** AWS's own words seldom name the limit. The figures are AWS's defaults. */
function describeLimit(command: string, input: object): string | undefined {
  switch (command) {
    case 'PutRuleCommand': {
      const pattern = parsePattern((input as { EventPattern?: string }).EventPattern);
      return pattern !== undefined && hasWildcard(pattern)
        ? `A bus can have ${WILDCARD_RULES} and ${RULES} in all, fewer in some Regions, and this one is full.`
        : `A bus can have ${RULES}, fewer in some Regions, and this one is full.`;
    }
    case 'PutTargetsCommand':
      return 'A rule can have 5 targets.';
    case 'PutResourcePolicyCommand':
      return 'An account can have 10 resource policies of CloudWatch Logs in a Region.';
    case 'StartReplayCommand':
      return 'An account can run 10 replays at a time in a Region. Wait until one ends, or cancel one.';
    case 'AddPermissionCommand':
      return 'The policy of a function can be 20 KB long, and this one is full.';
    case 'SetQueueAttributesCommand':
      return 'The policy of a queue can have 20 statements, and this one is full.';
    default:
      return undefined;
  }
}
