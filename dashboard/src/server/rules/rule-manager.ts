import { MANAGED_BY_TAG, STACK_TAG } from '@momento-gateway/shared/resource-names';
import { type Bus, readRuleTags } from './read-rules.ts';
import type { AwsRule } from './rule-state.ts';

/** CloudFormation sets it; nobody else can. */
const STACK_NAME_TAG = 'aws:cloudformation:stack-name';

const TOOLS: ReadonlyMap<string, string> = new Map([
  ['cloudformation', 'CloudFormation'],
  ['cdk', 'AWS CDK'],
  ['terraform', 'Terraform'],
]);

/** Who manages a rule, as its tags and EventBridge say. */
export interface RuleManager {
  /** The rule carries the tag of this stack. */
  readonly managedHere: boolean;
  /** What else manages it, in words: then it is not changed here. */
  readonly managedBy?: string | undefined;
}

type Tags = Readonly<Record<string, string>>;
type TaggedRule = Pick<AwsRule, 'Arn' | 'ManagedBy'>;

/** @returns undefined when there is no such rule. */
export async function readRuleManager(
  bus: Bus,
  rule: TaggedRule,
): Promise<RuleManager | undefined> {
  const tags = await readRuleTags(bus, rule.Arn ?? '');
  return tags && judgeManager(bus, tags, rule);
}

export function judgeManager(
  { config }: Pick<Bus, 'config'>,
  tags: Tags,
  rule: Pick<AwsRule, 'ManagedBy'>,
): RuleManager {
  const managedHere = tags[STACK_TAG] === config.secretPrefix;
  const managedBy = describeManager(tags, rule);
  return { managedHere, ...(managedBy !== undefined && { managedBy }) };
}

function describeManager(tags: Tags, { ManagedBy }: TaggedRule): string | undefined {
  if (ManagedBy) return `AWS, service ${ManagedBy}`;
  const stack = tags[STACK_NAME_TAG];
  if (stack) return `CloudFormation, stack ${stack}`;
  const tool = tags[MANAGED_BY_TAG];
  return tool ? (TOOLS.get(tool) ?? tool) : undefined;
}
