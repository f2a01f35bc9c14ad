import type { Target } from '@aws-sdk/client-eventbridge';
import type { TargetInput } from '@momento-gateway/api/target-input/target-input';
import { LRUCache } from 'lru-cache';
import { toTargetInput } from '../../rules/targets/convert-target.ts';
import {
  type DeadLetterAddress,
  findRuleTarget,
  type RuleTargetNeeds,
} from './find-rule-target.ts';
import { findWay, type Way, type WayNeeds } from './find-way.ts';

type Needed = WayNeeds & RuleTargetNeeds;

const ROUTES_MAX = 1_000;

/** The route to a dead letter's own target; `none` says why there is none. */
export type Route =
  | { readonly to: 'none'; readonly why: string }
  | {
      readonly to: 'target';
      readonly way: Way;
      /** Undefined for the whole event. */
      readonly input: TargetInput | undefined;
      /** Of the rule; undefined when it no longer has the target. */
      readonly target: Target | undefined;
    };

export type FindRoute = (address: DeadLetterAddress) => Promise<Route>;

/** Each target is looked up once for as long as the returned function is used. */
export function createFindRoute(context: Needed): FindRoute {
  const routes = new LRUCache<string, Route, DeadLetterAddress>({
    max: ROUTES_MAX,
    fetchMethod: (_key, _stale, { context: address }) => findRoute(context, address),
  });
  return ({ ruleArn, targetArn }) =>
    routes.forceFetch(`${ruleArn}\n${targetArn}`, { context: { ruleArn, targetArn } });
}

async function findRoute(context: Needed, address: DeadLetterAddress): Promise<Route> {
  const found = await findRuleTarget(context, address);
  if (found.rule === 'none') return { to: 'none', why: found.why };
  const target = found.rule === 'has' ? found.target : undefined;
  const way = await findWay(context, address.targetArn);
  if (typeof way === 'string') return { to: 'none', why: way };
  if (target === undefined && way.keyIsOfRule) {
    const why = `The rule no longer has its target, ${address.targetArn}, and only the rule says in which ${way.keyIsOfRule} the event belongs. Add the target to the rule again.`;
    return { to: 'none', why };
  }
  return { to: 'target', way, input: target && toTargetInput(target), target };
}
