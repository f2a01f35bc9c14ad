import type { Failure } from '@momento-gateway/api/failures/failure';
import { causeOf, keyOfCause } from '@momento-gateway/api/failures/failure-cause';
import { CAUSES_MAX, type FailureGroup } from '@momento-gateway/api/failures/failure-causes';
import { NO_FILTER } from '@momento-gateway/api/failures/failure-filter';
import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { type FindContext, findFailures } from './find-failures.ts';

export const listFailureCauses: Handler<'listFailureCauses', FindContext> = async (
  context,
  { query: { search = '', filter = NO_FILTER } },
) => {
  const found = await findFailures(context, search, filter);
  if (isRefusal(found)) return found;
  const groups = [...Map.groupBy(found.matching, keyOfCause).values()]
    .map(describeGroup)
    .sort((left, right) => right.count - left.count || right.lastAt - left.lastAt);
  return { groups: groups.slice(0, CAUSES_MAX), groupTotal: groups.length, ...found.facts };
};

/** @param failures one or more, newest first */
function describeGroup(failures: readonly Failure[]): FailureGroup {
  const [last, oldest] = [failures[0], failures.at(-1)];
  if (last === undefined || oldest === undefined) throw new Error('A group has a failure.');
  return {
    cause: causeOf(last),
    ...(last.webhookName !== undefined && { webhookName: last.webhookName }),
    ruleArns: [...new Set(failures.flatMap(({ ruleArn }) => ruleArn ?? []))].sort(),
    count: failures.length,
    firstAt: oldest.failedAt,
    lastAt: last.failedAt,
    lastId: last.id,
    lastMessage: last.message,
  };
}
