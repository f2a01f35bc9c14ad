import { buildTopicPattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { UpdateRule } from '@momento-gateway/api/rules/rule';
import type { Config } from '../config.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { RuleState } from './rule-state.ts';
import { chooseTargets } from './targets/choose-targets.ts';

/** The rule as it is wanted: what is left out stays as it was. */
export function planRule(
  config: Config,
  before: RuleState,
  wanted: Omit<UpdateRule, 'version'>,
): RuleState | Refusal {
  const targets =
    wanted.targets === undefined
      ? before.targets
      : chooseTargets(config, before.arn, wanted.targets, before.targets);
  if (isRefusal(targets)) return targets;
  return {
    ...before,
    pattern: choosePattern(wanted) ?? before.pattern,
    description: wanted.description ?? before.description,
    state: chooseState(before.state, wanted.enabled),
    targets,
  };
}

/** The pattern itself, or the one of the topic, as JSON; undefined when neither is given. */
function choosePattern({ cache, topic, pattern }: Omit<UpdateRule, 'version'>): string | undefined {
  if (pattern !== undefined) return JSON.stringify(pattern);
  return cache === undefined ? undefined : JSON.stringify(buildTopicPattern({ cache, topic }));
}

/** EventBridge has two ways of being enabled: one that is stays as it is. */
function chooseState(state: string, enabled: boolean | undefined): string {
  if (enabled === undefined || enabled === (state !== 'DISABLED')) return state;
  return enabled ? 'ENABLED' : 'DISABLED';
}
