import type { PermissionList } from '@momento-gateway/api/rules/permission';
import { formatRuleArn } from '@momento-gateway/shared/rule-arn';
import { runInParallel } from '../../aws/run-in-parallel.ts';
import type { Handler } from '../../handler.ts';
import { isRefusal } from '../../refusals/refusal.ts';
import { listRules } from '../list-rules.ts';
import { type Remember, readPermission } from './read-permission.ts';

const PARALLEL_TARGETS = 8;

export const listPermissions: Handler<'listPermissions'> = async (context) => {
  const listed = await listRules(context, NO_INPUT);
  if (isRefusal(listed)) return listed;
  const busArn = (await context.findBus(context.config.busName)) ?? '';
  const targets = listed.rules.flatMap(({ name, targets }) =>
    targets.map((target) => ({ rule: name, target })),
  );
  const remember = createMemory();
  const permissions = await runInParallel(
    targets,
    PARALLEL_TARGETS,
    async ({ rule, target }): Promise<PermissionList['permissions'][number]> => {
      const ruleArn = formatRuleArn(busArn, rule);
      const permission = await readPermission(context, target, ruleArn, remember);
      return { rule, targetArn: target.arn, ...permission };
    },
  );
  return { permissions };
};

const NO_INPUT = { params: undefined, query: undefined, body: undefined };

/** Many rules share a target: its policy is read once. */
function createMemory(): Remember {
  const known = new Map<string, ReturnType<Parameters<Remember>[1]>>();
  return (key, read) => {
    const answer = known.get(key) ?? read();
    known.set(key, answer);
    return answer;
  };
}
