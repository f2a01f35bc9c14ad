import { DETAIL_TYPE_MAX_LENGTH } from '@momento-gateway/shared/detail-type';
import type { Failure, FailureChoice } from '../../api/failure.ts';
import type { RedrivePlan } from '../../api/redrive.ts';
import type { Dependencies } from '../dependencies.ts';
import { explainError } from '../explain-error.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { createFindRoute } from './find-route.ts';
import { createMatchRules } from './match-rules.ts';

type Planned = RedrivePlan['plan'][number];

/** Tells for each chosen failure where a redrive would send it; holds and changes nothing. */
export async function planRedrive(
  dependencies: Dependencies,
  choice: FailureChoice,
): Promise<RedrivePlan | Refusal> {
  const snapshot = await dependencies.failures.read();
  if (isRefusal(snapshot)) return snapshot;
  const listed = new Map(snapshot.failures.map((failure) => [failure.id, failure]));
  const ids = 'ids' in choice ? choice.ids : [...listed.keys()];
  const planPublish = await createPlanPublish(dependencies, [...listed.values()]);
  const planDelivery = createPlanDelivery(dependencies);
  const plan: Planned[] = [];
  for (const id of ids) {
    const failure = listed.get(id);
    if (failure === undefined) plan.push({ id, result: 'gone' });
    else plan.push(await (failure.kind === 'publish' ? planPublish : planDelivery)(failure));
  }
  return { plan };
}

type PlanOne = (failure: Failure) => Promise<Planned>;

/** What the bus refused for what it is will be refused again. */
async function createPlanPublish(
  dependencies: Dependencies,
  failures: readonly Failure[],
): Promise<PlanOne> {
  const { config, findBus } = dependencies;
  if (!failures.some(({ kind }) => kind === 'publish')) return async ({ id }) => refuse(id, '');
  const bus = await findBus(config.busName).then(
    (arn) => arn ?? { why: `There is no event bus “${config.busName}”.` },
    (error: unknown) => ({ why: explainError(error, dependencies.logUnexpected) }),
  );
  if (typeof bus !== 'string') return async ({ id }) => refuse(id, bus.why);
  const [, , , region, account] = bus.split(':');
  const matchRules = await createMatchRules(dependencies);
  return async ({ id, detailType, cache, topic, reason, event }) => {
    if (detailType.length > DETAIL_TYPE_MAX_LENGTH) {
      return refuse(id, 'Its detail-type is longer than EventBridge takes.');
    }
    if (reason === 'entry-too-large') return refuse(id, 'It is larger than EventBridge takes.');
    const matches = await matchRules({
      key: JSON.stringify([detailType, cache, topic]),
      text: JSON.stringify({ version: '0', id, account, region, ...(event as object) }),
    });
    return { id, result: 'to-bus', ...matches };
  };
}

function createPlanDelivery(dependencies: Dependencies): PlanOne {
  const findRoute = createFindRoute(dependencies);
  return async ({ id, ruleArn, targetArn }) => {
    try {
      const route = await findRoute({
        ...(ruleArn !== undefined && { ruleArn }),
        ...(targetArn !== undefined && { targetArn }),
      });
      if (route.to === 'none') return refuse(id, route.why);
      return { id, result: 'to-target', ...(targetArn !== undefined && { targetArn }) };
    } catch (error) {
      return refuse(id, explainError(error, dependencies.logUnexpected));
    }
  };
}

function refuse(id: string, message: string): Planned {
  return { id, result: 'refused', message };
}
