import type { Permission, Rule, RuleList } from '../dashboard/api-answers.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';
import type { Check, Subject } from './subject.ts';

interface TargetPermission extends Permission {
  readonly rule: string;
  readonly targetArn: string;
}

/** Of a quota, above which a warning is due. */
const NEAR = 0.8;

/** The rules that can match Momento's events, and the bus's quotas. */
export const checkRules: Check = async (subject) => {
  const { api, gateway } = subject;
  if (!gateway.bus.found) return [unknown('Rules: without its bus there are none')];
  const [{ rules, quotas }, { permissions }] = await Promise.all([
    api.call<RuleList>('GET', '/rules'),
    api.call<{ permissions: readonly TargetPermission[] }>('GET', '/permissions'),
  ]);
  const targets = permissions.flatMap(judgeTarget);
  const deadLetters = await judgeDeadLetters(subject, rules);
  const problems = [...rules.flatMap(judgeRule), ...targets, ...deadLetters];
  const summary =
    rules.length === 0
      ? 'none for Momento yet'
      : `${rules.length} for Momento, whose targets are there and let them in`;
  return [
    ...(problems.some(({ state }) => state === 'wrong') ? [] : [ok(`Rules: ${summary}`)]),
    ...problems,
    judgeQuota('rules', quotas.rules),
    judgeQuota('rules with wildcards', quotas.wildcardRules),
  ];
};

const inDashboard = (rule: string) => `Edit the rule ${rule} in the dashboard`;

function judgeRule({ name, targets }: Rule): readonly Finding[] {
  if (targets.length === 0) {
    return [wrong(`Rule ${name}: it has no target`, `${inDashboard(name)}, or delete it.`)];
  }
  return targets
    .filter(({ deadLetterArn }) => deadLetterArn === undefined)
    .map(({ arn }) =>
      wrong(
        `Rule ${name} → ${arn}: no dead-letter queue, so what it does not take is lost`,
        `${inDashboard(name)}: the gateway's dead-letter queue can be its dead-letter queue.`,
      ),
    );
}

function judgeTarget({
  rule,
  targetArn,
  state,
  where,
  message,
}: TargetPermission): readonly Finding[] {
  const name = `Rule ${rule} → ${targetArn}`;
  if (state === 'granted') return [];
  if (state === 'unknown')
    return [unknown(`${name}: ${where} not judged. ${message ?? ''}`.trim())];
  return [
    message === undefined
      ? wrong(
          `${name}: its ${where} does not let the rule in`,
          `${inDashboard(rule)} and save it: that grants it.`,
        )
      : wrong(`${name}: ${message}`, `${inDashboard(rule)}: choose another target or role.`),
  ];
}

/** The gateway's own queue allows all rules or none, and is looked at by itself. */
async function judgeDeadLetters(
  { api, gateway }: Subject,
  rules: readonly Rule[],
): Promise<readonly Finding[]> {
  const deadLetterQueueName = gateway.deadLetterQueue.url?.split('/').at(-1);
  const findings: Finding[] = [];
  for (const { name, targets } of rules) {
    const arns = new Set(targets.flatMap(({ deadLetterArn }) => deadLetterArn ?? []));
    for (const arn of arns) {
      if (arn.split(':').at(-1) === deadLetterQueueName) continue;
      const query = new URLSearchParams({ rule: name, arn });
      const permission = await api.call<Permission>('GET', `/permissions/check?${query}`);
      const judged = judgeTarget({ ...permission, rule: name, targetArn: arn });
      findings.push(
        ...judged.map((finding) => ({
          ...finding,
          what: finding.what.replace(' → ', ' → dead-letter queue '),
        })),
      );
    }
  }
  return findings;
}

function judgeQuota(what: string, { count, limit }: RuleList['quotas']['rules']): Finding {
  const counted = `Quota: ${count} of the ${limit} ${what} that a bus can have`;
  return count >= limit * NEAR
    ? wrong(counted, 'Delete rules nobody needs, or ask AWS for more (Service Quotas).')
    : ok(counted);
}
