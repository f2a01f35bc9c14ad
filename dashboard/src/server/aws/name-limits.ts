import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { hasWildcard, WILDCARD_RULES_PER_BUS } from '@momento-gateway/api/pattern/wildcard';
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

const RULES = 'as many rules as its quota allows, by default 300, and 100 in some Regions';

/** AWS's own words seldom name the limit. */
function describeLimit(command: string, input: object): string | undefined {
  switch (command) {
    case 'PutRuleCommand': {
      const pattern = parsePattern((input as { EventPattern?: string }).EventPattern);
      return pattern !== undefined && hasWildcard(pattern)
        ? `The bus has ${WILDCARD_RULES_PER_BUS} rules with wildcards, which is the most it can have, or ${RULES}.`
        : `The bus has ${RULES}. Delete one, or ask for more in Service Quotas.`;
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
