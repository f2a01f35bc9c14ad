import { ApiError } from '@momento-gateway/api/api-error';
import type { Api } from '@momento-gateway/api/call';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { createRule, updateRule } from '@momento-gateway/api/rules/rule-operations';
import type { ChosenTarget } from '@momento-gateway/api/rules/target';
import { createTarget } from '@momento-gateway/api/rules/target-operations';
import type { QueryClient } from '@tanstack/react-query';
import { rememberRule } from '../../queries/use-rules.ts';
import { TARGETS_KEY } from '../../queries/use-targets.ts';
import { readDraftPattern } from '../pattern/draft-pattern.ts';
import { arnOf, isNewQueue, type TargetFields, toChosenTarget } from '../targets/target-fields.ts';
import type { RuleFields } from './rule-form.ts';
import { toRuleChange } from './to-rule-change.ts';

export interface SubmitRuleContext {
  readonly api: Api;
  readonly queries: QueryClient;
  /** ARN by name of the queues that earlier attempts of this form created. */
  readonly createdQueues: Map<string, string>;
}

/**
 * Creates the queues that are new, then the rule, or changes it when the fields are of a rule's
 * version.
 *
 * @param before the form as it was filled in: what is the same in both is not written
 * @throws ApiError; what is wrong with a new queue is located at its name, `targets.N.newName`
 */
export async function submitRule(
  context: SubmitRuleContext,
  before: RuleFields,
  fields: RuleFields,
): Promise<Rule> {
  const targets: ChosenTarget[] = [];
  for (const [place, target] of fields.targets.entries()) {
    targets.push(toChosenTarget(target, await findArn(context, target, place)));
  }
  const rule = await writeRule(context.api, before, fields, targets);
  await rememberRule(context.queries, rule);
  return rule;
}

function writeRule(
  api: Api,
  before: RuleFields,
  fields: RuleFields,
  targets: ChosenTarget[],
): Promise<Rule> {
  const { name, description, enabled, version } = fields;
  if (version === undefined) {
    const pattern = { ...readDraftPattern(fields) };
    const described = description !== undefined && { description };
    return api(createRule, { body: { name, enabled, ...described, pattern, targets } });
  }
  return api(updateRule, { params: { name }, body: toRuleChange(before, fields, targets) });
}

/** A queue that this form created for an attempt that failed later is used again. */
async function findArn(
  { api, queries, createdQueues }: SubmitRuleContext,
  fields: TargetFields,
  place: number,
): Promise<string> {
  if (!isNewQueue(fields)) return arnOf(fields);
  const name = fields.newName;
  const type = 'sqs';
  const created = createdQueues.get(name);
  if (created !== undefined) return created;
  try {
    const target = await api(createTarget, { body: { type, name } });
    createdQueues.set(name, target.arn);
    await queries.invalidateQueries({ queryKey: [...TARGETS_KEY, type] });
    return target.arn;
  } catch (error) {
    throw locateAtName(error, place);
  }
}

function locateAtName(error: unknown, place: number): unknown {
  if (!(error instanceof ApiError) || (error.status !== 409 && error.status !== 400)) return error;
  const message = error.errors[0]?.message ?? error.detail ?? error.title;
  return new ApiError(
    { ...error, errors: [{ location: `targets.${place}.newName`, message }] },
    { cause: error },
  );
}

/** Whether an edit was refused because it was based on an older version. */
export function isRuleChanged(error: unknown): error is ApiError {
  return (
    error instanceof ApiError &&
    error.status === 409 &&
    error.errors.some(({ location }) => PARTS.has(location))
  );
}

const PARTS = new Set(['pattern', 'description', 'enabled', 'targets']);
