import { isSameJson } from '@momento-gateway/api/json';
import { concernsMomento, NOT_OF_MOMENTO } from '@momento-gateway/api/pattern/judge-pattern';
import { buildTopicPattern, parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { UpdateRule } from '@momento-gateway/api/rules/rule';
import { isRefusal, type Refusal, refuseField } from '../refusals/refusal.ts';
import type { RuleState } from './rule-state.ts';
import { chooseTargets } from './targets/choose-targets.ts';
import { findUnusableTarget, type TargetNeeds } from './targets/foreign-targets.ts';

/** The rule as it is wanted: what is left out stays as it was. */
export async function planRule(
  context: TargetNeeds,
  before: RuleState,
  wanted: Omit<UpdateRule, 'version'>,
): Promise<RuleState | Refusal> {
  const targets =
    wanted.targets === undefined
      ? before.targets
      : chooseTargets(context, before.arn, wanted.targets, before.targets);
  if (isRefusal(targets)) return targets;
  const pattern = choosePattern(wanted, before.pattern);
  // A rule that is not listed here could not be found again; one that is left so stays.
  if (pattern !== before.pattern && !concernsMomento(parsePattern(pattern) ?? {})) {
    return refuseField('pattern', NOT_OF_MOMENTO);
  }
  const chosen = targets.slice(0, wanted.targets?.length ?? 0);
  const unusable = await findUnusableTarget(context, before.arn, chosen);
  if (unusable !== undefined) return { refusal: 'invalid', errors: [unusable] };
  return {
    ...before,
    pattern,
    description: wanted.description ?? before.description,
    state: chooseState(before.state, wanted.enabled),
    targets,
  };
}

/** As JSON: the pattern itself, or the one of the topic. One that says the same keeps its text. */
function choosePattern(
  { cache, topic, pattern }: Omit<UpdateRule, 'version'>,
  before: string,
): string {
  const wanted = pattern ?? (cache === undefined ? undefined : buildTopicPattern({ cache, topic }));
  return wanted === undefined || isSameJson(wanted, parsePattern(before))
    ? before
    : JSON.stringify(wanted);
}

/** EventBridge has two ways of being enabled: one that is stays as it is. */
function chooseState(state: string, enabled: boolean | undefined): string {
  if (enabled === undefined || enabled === (state !== 'DISABLED')) return state;
  return enabled ? 'ENABLED' : 'DISABLED';
}
