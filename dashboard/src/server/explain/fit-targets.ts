import type { Target } from '@aws-sdk/client-eventbridge';
import type { TargetFit } from '@momento-gateway/api/explain/explanation';
import { typeOfTarget } from '@momento-gateway/api/rules/target-arn';
import { type JudgedPermission, judgePermission } from '../rules/permissions/read-permission.ts';
import { listTargetsOf } from '../rules/read-rules.ts';
import { findElsewhere } from '../rules/targets/describe-elsewhere.ts';
import { isForeign } from '../rules/targets/foreign-targets.ts';
import type { ExplainContext } from './explain-context.ts';
import type { DeadLettersOf } from './find-dead-letters.ts';
import type { FittedRule } from './fit-rule.ts';
import { changeRuleStep, findManager } from './rule-step.ts';

/** Rules whose targets are looked at: each takes some calls of AWS. */
const RULES_MAX = 10;

export interface FittedTargets {
  /** The worst first. */
  readonly targets: readonly TargetFit[];
  /** Rules that match, whose targets were not looked at. */
  readonly otherRules: readonly FittedRule[];
}

/** What is known of the targets of the rules that match: as they are now. */
export async function fitTargets(
  context: ExplainContext,
  rules: readonly FittedRule[],
  deadLettersOf: DeadLettersOf,
): Promise<FittedTargets> {
  const targets: TargetFit[] = [];
  for (const rule of rules.slice(0, RULES_MAX)) {
    const listed = (await listTargetsOf(context, rule.name)) ?? [];
    const managedBy = listed.length === 0 ? undefined : await findManager(context, rule);
    for (const target of listed) {
      targets.push(await fitTarget(context, { ...rule, managedBy }, target, deadLettersOf));
    }
  }
  targets.sort((one, other) => RANKS[one.state] - RANKS[other.state]);
  return { targets, otherRules: rules.slice(RULES_MAX) };
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
  rule: FittedRule & { readonly managedBy: string | undefined },
  { Arn: arn = '', RoleArn: roleArn, DeadLetterConfig }: Target,
  deadLettersOf: DeadLettersOf,
): Promise<TargetFit> {
  const isHidden = await isForeign(context, rule.arn, arn);
  const judged = await judgePermission(context, { arn, roleArn, isHidden }, rule.arn);
  const { permission } = judged;
  const letters = deadLettersOf(rule.arn, arn);
  const state = judge({ arn, roleArn }, rule.arn, judged, letters.length);
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
    permission: rule.managedBy === undefined ? permission : leaveToOwner(permission),
    failureIds: letters.map(({ id }) => id),
    nextSteps: [
      ...(state === 'open'
        ? []
        : [
            CHANGES_RULE.has(state)
              ? changeRuleStep(stepFor(state), rule.name, rule.managedBy)
              : { text: stepFor(state), screen: 'rule' as const, id: rule.name },
          ]),
      ...letters.slice(0, 1).map(({ id }) => ({
        text: 'Redrive its dead letter when the reason is gone',
        screen: 'failure' as const,
        id,
      })),
    ],
  };
}

type Permission = TargetFit['permission'];

/** Of a rule that is managed elsewhere this dashboard writes nothing. */
function leaveToOwner(permission: Permission): Permission {
  return permission.addedBy === undefined ? permission : { ...permission, addedBy: 'owner' };
}

function judge(
  { arn, roleArn }: { readonly arn: string; readonly roleArn: string | undefined },
  ruleArn: string,
  { permission, absent }: JudgedPermission,
  letterCount: number,
): TargetFit['state'] {
  const isReached = roleArn !== undefined && typeOfTarget(arn) === 'event-bus';
  const elsewhere = findElsewhere(arn, ruleArn)?.differs;
  if (elsewhere !== undefined && elsewhere !== 'account' && !isReached) return 'elsewhere';
  if (permission.state === 'missing') return absent === 'target' ? 'missing' : 'refuses';
  if (letterCount > 0) return 'failed';
  return permission.state === 'granted' ? 'open' : 'unknown';
}

function describe(state: TargetFit['state'], permission: Permission): string {
  const { where, message } = permission;
  switch (state) {
    case 'missing':
      return message ?? 'It is not there.';
    case 'refuses':
      // What a role lacks its message says; it may be the target that is not active.
      return where === 'role' && message !== undefined
        ? message
        : `Its ${where} does not allow EventBridge.${message ? ` ${message}` : ''}`;
    case 'elsewhere':
      return message ?? 'It is in another Region.';
    case 'failed':
      return `It did not take the event. ${describePermission(permission)}`;
    case 'unknown':
    case 'open':
      return describePermission(permission);
  }
}

function describePermission({ state, where, message }: Permission): string {
  return state === 'granted'
    ? `Its ${where} allows EventBridge.`
    : `Whether it allows EventBridge is not known.${message ? ` ${message}` : ''}`;
}

/** What is done to the rule, or to the policy of its target. */
const CHANGES_RULE: ReadonlySet<TargetFit['state']> = new Set(['missing', 'refuses', 'elsewhere']);

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
