import type { PermissionList } from '@momento-gateway/api/rules/permission';
import type { Rule, RuleList } from '@momento-gateway/api/rules/rule';
import { listRules } from '@momento-gateway/api/rules/rule-operations';
import { checkPermission, listPermissions } from '@momento-gateway/api/rules/target-operations';
import type { Check, DoctorTarget } from './doctor-target.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';

type TargetPermission = PermissionList['permissions'][number];

/** Share of a quota at which to warn. */
const NEAR_QUOTA = 0.8;

/** Checks the rules that can match Momento's events, and the bus's quotas. */
export const checkRules: Check = async (target) => {
  const { api, gateway } = target;
  if (!gateway.bus.found) {
    const why = gateway.bus.found === false ? 'does not exist' : 'could not be looked up';
    return [unknown(`Rules: not checked, because the bus ${why}`)];
  }
  const [{ rules, quotas }, { permissions }] = await Promise.all([
    api(listRules, {}),
    api(listPermissions, {}),
  ]);
  const targets = permissions.flatMap(checkTarget);
  const deadLetters = await checkDeadLetterQueues(target, rules);
  const problems = [...rules.flatMap(checkRule), ...targets, ...deadLetters];
  const summary =
    rules.length === 0
      ? 'none match Momento’s events yet'
      : problems.length === 0
        ? `${rules.length} for Momento’s events, with working targets and permissions`
        : `${rules.length} for Momento’s events, with no problem that can be seen here`;
  return [
    ...(problems.some(({ state }) => state === 'wrong') ? [] : [ok(`Rules: ${summary}`)]),
    ...problems,
    checkQuota('rules', quotas.rules),
    checkQuota('rules with wildcards', quotas.wildcardRules),
  ];
};

const inDashboard = (rule: string) => `Edit the rule ${rule} in the dashboard`;

function checkRule({ name, targets }: Rule): readonly Finding[] {
  if (targets.length === 0) {
    return [wrong(`Rule ${name}: no targets`, `${inDashboard(name)}, or delete it.`)];
  }
  return targets
    .filter(({ deadLetterArn }) => deadLetterArn === undefined)
    .map(({ arn }) =>
      wrong(
        `Rule ${name} → ${arn}: no dead-letter queue, so events that the target does not accept are lost`,
        `${inDashboard(name)} and choose a dead-letter queue, such as the gateway’s.`,
      ),
    );
}

function checkTarget(permission: TargetPermission): readonly Finding[] {
  const { rule, targetArn, state, where, message, addedBy } = permission;
  const name = `Rule ${rule} → ${targetArn}`;
  if (state === 'granted') return [];
  if (state === 'unknown')
    return [unknown(`${name}: could not check its ${where}. ${message ?? ''}`.trim())];
  if (addedBy === undefined) {
    return [
      wrong(`${name}: ${message}`, `${inDashboard(rule)} and choose another target or role.`),
    ];
  }
  const why = `${name}: its ${where} does not allow the rule. ${message ?? ''}`.trim();
  return [
    addedBy === 'dashboard'
      ? wrong(why, `${inDashboard(rule)} and save it. Saving adds the permission.`)
      : wrong(why, `Ask its owner to add the statement that the dashboard shows with the rule.`),
  ];
}

/** The gateway's own dead-letter queue is checked separately. */
async function checkDeadLetterQueues(
  { api, gateway }: DoctorTarget,
  rules: readonly Rule[],
): Promise<readonly Finding[]> {
  const deadLetterQueueName = gateway.deadLetterQueue.url?.split('/').at(-1);
  const findings: Finding[] = [];
  for (const { name, targets } of rules) {
    const arns = new Set(targets.flatMap(({ deadLetterArn }) => deadLetterArn ?? []));
    for (const arn of arns) {
      if (arn.split(':').at(-1) === deadLetterQueueName) continue;
      const permission = await api(checkPermission, { query: { rule: name, arn } });
      const ofTarget = checkTarget({ ...permission, rule: name, targetArn: arn });
      findings.push(
        ...ofTarget.map((finding) => ({
          ...finding,
          what: finding.what.replace(' → ', ' → dead-letter queue '),
        })),
      );
    }
  }
  return findings;
}

function checkQuota(
  what: string,
  { count, limit, isDefault }: RuleList['quotas']['rules'],
): Finding {
  const whose = isDefault ? ' (AWS’s default)' : '';
  const counted = `Quota: ${count} of ${limit} ${what} per bus${whose}`;
  return count >= limit * NEAR_QUOTA
    ? wrong(counted, 'Delete unused rules, or request a quota increase (Service Quotas).')
    : ok(counted);
}
