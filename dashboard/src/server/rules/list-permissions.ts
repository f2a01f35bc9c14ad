import type { PermissionList } from '@momento-gateway/api/rules/permission';
import { formatRuleArn } from '@momento-gateway/shared/rule-arn';
import { LRUCache } from 'lru-cache';
import pMap from 'p-map';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import type { WithStack } from '../stack-context.ts';
import { type ListContext, listRules } from './list-rules.ts';
import type { GatePolicy } from './permissions/gate.ts';
import { readPermission } from './permissions/read-permission.ts';
import { isForeign } from './targets/foreign-targets.ts';

/** As many as rules are read at a time: a page does not wait for one policy after the other. */
const PARALLEL_TARGETS = 25;
const POLICIES_MAX = 2_000;

type ReadPolicy = () => Promise<GatePolicy>;

export const listPermissions: Handler<'listPermissions', ListContext> = async (context) => {
  const listed = await listRules(context, NO_INPUT);
  if (isRefusal(listed)) return listed;
  const busArn = (await context.findBus(context.config.busName)) ?? '';
  // Many rules share a target: its policy is read once.
  const policies = new LRUCache<string, GatePolicy, ReadPolicy>({
    max: POLICIES_MAX,
    fetchMethod: (_arn, _stale, { context: read }) => read(),
  });
  const permissions = await pMap(
    listed.rules.flatMap((rule) => rule.targets.map((target) => ({ rule, target }))),
    async ({ rule: { name }, target }): Promise<PermissionList['permissions'][number]> => {
      const permission = await readPermission(
        context,
        target,
        formatRuleArn(busArn, name),
        (arn, read) => policies.forceFetch(arn, { context: read }),
      );
      return { rule: name, targetArn: target.arn, ...permission };
    },
    { concurrency: PARALLEL_TARGETS },
  );
  return { permissions };
};

const NO_INPUT = { params: undefined, query: undefined, body: undefined };

export const checkPermission: Handler<'checkPermission', BaseContext & WithStack> = async (
  context,
  { query: { rule, arn, roleArn } },
) => {
  const { config, findBus } = context;
  const busArn = await findBus(config.busName);
  if (busArn === undefined) return { refusal: 'bus-not-found', name: config.busName };
  const isHidden = await isForeign(context, busArn, arn);
  return readPermission(context, { arn, roleArn, isHidden }, formatRuleArn(busArn, rule));
};
