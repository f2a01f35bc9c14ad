import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import type { RedrivePlan } from '@momento-gateway/api/failures/redrive';
import { DETAIL_TYPE_MAX_LENGTH } from '@momento-gateway/shared/detail-type';
import { explainError } from '../../aws/explain-error.ts';
import { isRefusal, type Refusal } from '../../refusals/refusal.ts';
import type { ChosenFailure } from '../failure-list.ts';
import type { KnownFailure } from '../queue/failure-memory.ts';
import { readPayload } from '../queue/stored-message.ts';
import { createFindRoute } from './find-route.ts';
import { createJudgeParkedEvent } from './judge-parked-event.ts';
import { createMatchRules } from './match-rules.ts';
import type { RedriveContext } from './redrive-chosen.ts';

type Planned = RedrivePlan['plan'][number];

/** Tells for each chosen failure where a redrive would send it; holds and changes nothing. */
export async function planRedrive(
  context: RedriveContext,
  choice: FailureChoice,
): Promise<RedrivePlan | Refusal> {
  const chosen = await context.failures.choose(choice);
  if (isRefusal(chosen)) return chosen;
  const planPublish = await createPlanPublish(context, chosen);
  const planDelivery = createPlanDelivery(context);
  const plan: Planned[] = [];
  for (const found of chosen) {
    if (found.known === undefined) plan.push({ id: found.id, result: found.missing });
    else if (found.known.failure.reason === 'unreadable') {
      plan.push(refuse(found.id, found.known.failure.message));
    } else {
      const isPublish = found.known.failure.kind === 'publish';
      plan.push(await (isPublish ? planPublish : planDelivery)(found.known));
    }
  }
  return { plan };
}

type PlanOne = (known: KnownFailure) => Promise<Planned>;

/** What the bus refused for what it is will be refused again. */
async function createPlanPublish(
  context: RedriveContext,
  chosen: readonly ChosenFailure[],
): Promise<PlanOne> {
  const { config, findBus } = context;
  if (!chosen.some(({ known }) => known?.failure.kind === 'publish')) {
    return async ({ failure }) => refuse(failure.id, '');
  }
  const bus = await findBus(config.busName).then(
    (arn) => arn ?? { why: `There is no event bus “${config.busName}”.` },
    (error: unknown) => ({ why: explainError(error, context.logUnexpected) }),
  );
  if (typeof bus !== 'string') return async ({ failure }) => refuse(failure.id, bus.why);
  const [, , , region, account] = bus.split(':');
  const judge = await createJudgeParkedEvent(context);
  const matchRules = await createMatchRules(context);
  return async ({ queue, failure, message }) => {
    const { id, detailType, cache, topic, reason } = failure;
    const objection = judge({ ...failure, queue });
    if (objection !== undefined) return refuse(id, objection);
    if (detailType.length > DETAIL_TYPE_MAX_LENGTH) {
      return refuse(id, 'Its detail-type is longer than EventBridge takes.');
    }
    if (reason === 'entry-too-large') return refuse(id, 'It is larger than EventBridge takes.');
    // A body that memory has no room for is not fetched only to be matched.
    if (message === undefined) return { id, result: 'to-bus' };
    const event = readPayload(message);
    if (typeof event !== 'object') return { id, result: 'to-bus' };
    const matches = await matchRules({
      key: JSON.stringify([detailType, cache, topic]),
      text: JSON.stringify({ version: '0', id, account, region, ...event }),
    });
    return { id, result: 'to-bus', ...matches };
  };
}

function createPlanDelivery(context: RedriveContext): PlanOne {
  const findRoute = createFindRoute(context);
  return async ({ failure: { id, ruleArn = '', targetArn = '' } }) => {
    try {
      const route = await findRoute({ ruleArn, targetArn });
      if (route.to === 'none') return refuse(id, route.why);
      return { id, result: 'to-target', targetArn };
    } catch (error) {
      return refuse(id, explainError(error, context.logUnexpected));
    }
  };
}

function refuse(id: string, message: string): Planned {
  return { id, result: 'refused', message };
}
