import { matchWildcard } from '@momento-gateway/api/pattern/wildcard';
import { listTexts, type Policy, type PolicyStatement } from '../../rules/permissions/policy.ts';

/**
 * Whether a queue's policy denies everybody who is not EventBridge delivering for a rule of the
 * bus's account. What it does not surely say counts as no.
 */
export function mayOnlyRulesSend(policy: Policy, queueArn: string, busArn: string): boolean {
  const rulesPrefix = `${busArn.slice(0, busArn.indexOf(':event-bus/'))}:rule/`;
  return policy.Statement.some(
    (statement) =>
      statement['Effect'] === 'Deny' &&
      isEverybody(statement['Principal']) &&
      listTexts(statement['Action']).some((action) => covers(action, 'sqs:SendMessage')) &&
      listTexts(statement['Resource']).some((resource) => covers(resource, queueArn)) &&
      exceptsRulesOnly(statement, rulesPrefix),
  );
}

/** Its one condition is that the source is none of these rules. More conditions would deny less. */
function exceptsRulesOnly({ Condition }: PolicyStatement, rulesPrefix: string): boolean {
  const [operator, ...moreOperators] = Object.entries(Condition ?? {});
  if (operator === undefined || moreOperators.length > 0) return false;
  const [name, keys] = operator;
  const [key, ...moreKeys] = Object.entries((keys ?? {}) as Record<string, unknown>);
  if (key === undefined || moreKeys.length > 0) return false;
  const sources = listTexts(key[1]);
  return (
    /^(?:arn|string)not(?:like|equals)(?:ifexists)?$/.test(name.toLowerCase()) &&
    key[0].toLowerCase() === 'aws:sourcearn' &&
    sources.length > 0 &&
    sources.every((source) => source.startsWith(rulesPrefix))
  );
}

function isEverybody(principal: unknown): boolean {
  if (principal === '*') return true;
  const { AWS } = (principal ?? {}) as { readonly AWS?: unknown };
  return listTexts(AWS).includes('*');
}

/** Upper and lower case count as the same. */
function covers(wildcard: string, text: string): boolean {
  return matchWildcard(wildcard.toLowerCase(), text.toLowerCase(), '?');
}
