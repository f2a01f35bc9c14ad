import { concernsMomento } from '@momento-gateway/api/pattern/judge-pattern';
import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { CodeFormat } from '@momento-gateway/api/rules/rules-as-code';
import { isViewerName, MANAGED_BY_TAG } from '@momento-gateway/shared/resource-names';
import pMap from 'p-map';
import type { BaseContext } from '../../base-context.ts';
import type { Refusal } from '../../refusals/refusal.ts';
import { describeRule, listAllRules, listTargetsOf, readRuleTags } from '../read-rules.ts';
import { EDITOR_TAG } from '../rule-lock.ts';
import { judgeManager } from '../rule-manager.ts';
import { type AwsRule, toRuleState } from '../rule-state.ts';
import type { CodeRule } from './code-model.ts';

const PARALLEL_RULES = 8;

interface CollectedRules {
  readonly rules: readonly CodeRule[];
  readonly notes: readonly string[];
}

/**
 * Rules as they are now, read again: what adopts them must not take an old state for theirs.
 *
 * @param name of the only one that is wanted
 */
export async function collectRules(
  context: BaseContext,
  format: CodeFormat,
  name: string | undefined,
): Promise<CollectedRules | Refusal> {
  const { config, findBus } = context;
  if (name === undefined) {
    if ((await findBus(config.busName)) === undefined) {
      return { refusal: 'bus-not-found', name: config.busName };
    }
    const listed = (await listAllRules(context)).filter(isListed);
    const found = await pMap(listed, (rule) => readRule(context, format, rule), {
      concurrency: PARALLEL_RULES,
    });
    const notes = found.flatMap((rule) => (rule && 'managedBy' in rule ? [explain(rule)] : []));
    const rules = found.flatMap((rule) => (rule && 'parsed' in rule ? [rule] : []));
    return { rules: rules.toSorted((left, right) => (left.name < right.name ? -1 : 1)), notes };
  }
  const described = isViewerName(name) ? undefined : await describeRule(context, name);
  const rule = described && (await readRule(context, format, described));
  if (rule === undefined) return { refusal: 'rule-not-found' };
  return 'managedBy' in rule
    ? { refusal: 'rule-managed-elsewhere', managedBy: rule.managedBy }
    : { rules: [rule], notes: [] };
}

function isListed({ Name = '', EventPattern }: AwsRule): boolean {
  const pattern = parsePattern(EventPattern);
  return !isViewerName(Name) && pattern !== undefined && concernsMomento(pattern);
}

interface ManagedRule {
  readonly name: string;
  readonly managedBy: string;
}

/** @returns undefined when there is no such rule, or it has no pattern. */
async function readRule(
  context: BaseContext,
  format: CodeFormat,
  rule: AwsRule,
): Promise<CodeRule | ManagedRule | undefined> {
  const { Name: name = '', Arn = '', EventPattern } = rule;
  const [targets, tags] = await Promise.all([
    listTargetsOf(context, name),
    readRuleTags(context, Arn),
  ]);
  const parsed = parsePattern(EventPattern);
  if (targets === undefined || tags === undefined || parsed === undefined) return undefined;
  const { managedBy } = judgeManager(context, tags, rule);
  if (managedBy !== undefined) return { name, managedBy };
  const kept = Object.entries(tags).filter(([key]) => key !== EDITOR_TAG);
  return {
    ...toRuleState(rule, targets),
    busName: context.config.busName,
    parsed,
    tags: { ...Object.fromEntries(kept), [MANAGED_BY_TAG]: format },
  };
}

function explain({ name, managedBy }: ManagedRule): string {
  return `The rule ${name} is not in the files, because it is managed by ${managedBy}.`;
}
