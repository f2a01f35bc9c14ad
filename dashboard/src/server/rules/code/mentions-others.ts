import { parseRuleArn } from '@momento-gateway/shared/rule-arn';
import { DEFAULT_TENANT, isTenantName, tenantBusName } from '@momento-gateway/shared/tenant';
import type { Policy } from '../permissions/policy.ts';
import { isNamedForeign } from '../targets/foreign-targets.ts';
import { findOwnResource, type Onlooker } from '../targets/own-resource.ts';

/**
 * Whether a policy names what is of another tenant, such as the bus of rules that it lets in. Queues
 * and topics without a tenant's tag are for all, so their policies can.
 *
 * @param anyArn of the gateway's account and Region
 */
export function mentionsOthers(context: Onlooker, anyArn: string, policy: Policy): boolean {
  return listStrings(policy).some(
    (text) =>
      text.startsWith('arn:') &&
      (isOtherRule(context, text) ||
        isNamedForeign(context, text) ||
        findOwnResource(context, anyArn, text) === 'foreign'),
  );
}

/** A tenant that is not the default one is told of no rules but its own. */
function isOtherRule({ config: { tenant, secretPrefix, busName } }: Onlooker, arn: string) {
  const rule = parseRuleArn(arn);
  if (rule === undefined || rule.busName === busName) return false;
  const prefix = tenantBusName(secretPrefix, '');
  return (
    tenant !== DEFAULT_TENANT ||
    (rule.busName.startsWith(prefix) && isTenantName(rule.busName.slice(prefix.length)))
  );
}

function listStrings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(listStrings);
}
