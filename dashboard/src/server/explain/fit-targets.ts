import type { Target } from '@aws-sdk/client-eventbridge';
import type { TargetFit } from '@momento-gateway/api/explain/explanation';
import { typeOfTarget } from '@momento-gateway/api/rules/target-arn';
import { readPermission } from '../rules/permissions/read-permission.ts';
import { listTargetsOf } from '../rules/read-rules.ts';
import { findElsewhere } from '../rules/targets/describe-elsewhere.ts';
import { isForeign } from '../rules/targets/foreign-targets.ts';
import type { ExplainContext } from './explain-context.ts';
import type { DeadLettersOf } from './find-dead-letters.ts';
import type { FittedRule } from './fit-rules.ts';

/** Rules whose targets are looked at: each takes some calls of AWS. */
const RULES_MAX = 10;

/** What is known of the targets of the rules that match: as they are now. */
export async function fitTargets(
  context: ExplainContext,
  rules: readonly FittedRule[],
  deadLettersOf: DeadLettersOf,
): Promise<readonly TargetFit[]> {
  const fitted: TargetFit[] = [];
  for (const rule of rules.slice(0, RULES_MAX)) {
    for (const target of (await listTargetsOf(context, rule.name)) ?? []) {
      fitted.push(await fitTarget(context, rule, target, deadLettersOf));
    }
  }
  return fitted.sort((one, other) => RANKS[one.state] - RANKS[other.state]);
}

/** The worst first. */
const RANKS: Readonly<Record<TargetFit['state'], number>> = {
  missing: 0,
  refuses: 1,
  elsewhere: 2,
  failed: 3,
  unknown: 4,
  open: 5,
};

async function fitTarget(
  context: ExplainContext,
  rule: FittedRule,
  { Arn: arn = '', RoleArn: roleArn, DeadLetterConfig }: Target,
  deadLettersOf: DeadLettersOf,
): Promise<TargetFit> {
  const isHidden = await isForeign(context, rule.arn, arn);
  const permission = await readPermission(context, { arn, roleArn, isHidden }, rule.arn);
  const letters = deadLettersOf(rule.arn, arn);
  const state = judge({ arn, roleArn }, rule.arn, permission, letters.length);
  const kept = letters.map(({ reason, message }) => [reason, message].filter(Boolean).join(': '));
  const reasons = [...new Set(kept)];
  const sentences = [
    describe(state, permission),
    ...(reasons.length > 0 ? [`Its dead letter says ${reasons.join('; ')}.`] : []),
    ...(DeadLetterConfig?.Arn === undefined
      ? ['It has no dead-letter queue: events that it does not take are gone.']
      : []),
  ];
  return {
    rule: rule.name,
    arn,
    state,
    sentence: sentences.join(' '),
    permission,
    failureIds: letters.map(({ id }) => id),
    nextSteps: [
      ...(state === 'open'
        ? []
        : [{ text: stepFor(state), screen: 'rule' as const, id: rule.name }]),
      ...letters.slice(0, 1).map(({ id }) => ({
        text: 'Redrive its dead letter when the reason is gone',
        screen: 'failure' as const,
        id,
      })),
    ],
  };
}

type Permission = TargetFit['permission'];

function judge(
  { arn, roleArn }: { readonly arn: string; readonly roleArn: string | undefined },
  ruleArn: string,
  permission: Permission,
  letterCount: number,
): TargetFit['state'] {
  const isReached = roleArn !== undefined && typeOfTarget(arn) === 'event-bus';
  const elsewhere = findElsewhere(arn, ruleArn)?.differs;
  if (elsewhere !== undefined && elsewhere !== 'account' && !isReached) return 'elsewhere';
  if (permission.state === 'missing') {
    return /^There is no such (?!role)/.test(permission.message ?? '') ? 'missing' : 'refuses';
  }
  if (letterCount > 0) return 'failed';
  return permission.state === 'granted' ? 'open' : 'unknown';
}

function describe(state: TargetFit['state'], { where, message }: Permission): string {
  switch (state) {
    case 'missing':
      return message ?? 'It is not there.';
    case 'refuses':
      return `Its ${where} does not let EventBridge in.${message ? ` ${message}` : ''}`;
    case 'elsewhere':
      return message ?? 'It is in another Region.';
    case 'failed':
      return `Its ${where} lets EventBridge in, and it did not take the event.`;
    case 'unknown':
      return `Whether it lets EventBridge in is not known.${message ? ` ${message}` : ''}`;
    case 'open':
      return 'It lets EventBridge in.';
  }
}

function stepFor(state: Exclude<TargetFit['state'], 'open'>): string {
  switch (state) {
    case 'missing':
      return 'Create the target again, or take it from the rule';
    case 'refuses':
      return 'Grant the permission';
    case 'elsewhere':
      return 'Choose a target of the rule’s own Region';
    case 'failed':
      return 'See the rule and its target';
    case 'unknown':
      return 'Check the permission';
  }
}
