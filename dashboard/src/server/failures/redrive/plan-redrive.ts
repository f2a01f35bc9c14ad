import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import type { RedrivePlan } from '@momento-gateway/api/failures/redrive';
import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import { DETAIL_TYPE_MAX_LENGTH } from '@momento-gateway/shared/detail-type';
import pMap from 'p-map';
import { explainError } from '../../aws/explain-error.ts';
import { isRefusal, type Refusal } from '../../refusals/refusal.ts';
import type { ChosenFailure } from '../failure-list.ts';
import type { KnownFailure } from '../queue/failure-memory.ts';
import { isDeep } from '../queue/stored-message.ts';
import { createFindRoute } from './find-route.ts';
import { createJudgeParkedEvent } from './judge-parked-event.ts';
import { createMatchRules } from './match-rules.ts';
import type { RedriveContext } from './redrive-chosen.ts';

const PARALLEL_EVENTS = 5;

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
  const planOne = async ({ id, known, ...rest }: ChosenFailure): Promise<Planned> => {
    if (known === undefined) return { id, result: 'missing' in rest ? rest.missing : 'gone' };
    const { kind, reason, message } = known.failure;
    if (reason === 'unreadable') return refuse(id, message);
    return (kind === 'publish' ? planPublish : planDelivery)(known);
  };
  return { plan: await pMap(chosen, planOne, { concurrency: PARALLEL_EVENTS }) };
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
    const { id, detailType, reason } = failure;
    const objection = judge({ ...failure, queue });
    if (objection !== undefined) return refuse(id, objection);
    if (detailType.length > DETAIL_TYPE_MAX_LENGTH) {
      return refuse(id, 'Its detail-type is longer than EventBridge takes.');
    }
    if (reason === 'entry-too-large') return refuse(id, 'It is larger than EventBridge takes.');
    // A body that memory has no room for is not fetched only to be matched.
    if (message === undefined) return { id, result: 'to-bus' };
    if (message.kind !== 'publish' || isDeep(message.body)) return { id, result: 'to-bus' };
    const matches = await matchRules(formatEvent(message.entry, { id, account, region }));
    return { id, result: 'to-bus', ...matches };
  };
}

/** As EventBridge will have it; the detail stays the text that it is. */
function formatEvent(
  { Source: source, DetailType, Time, Detail }: BusEntry,
  envelope: { id: string; account: string | undefined; region: string | undefined },
): string {
  const time = new Date(Time).toISOString();
  const rest = { version: '0', ...envelope, source, 'detail-type': DetailType, time };
  return `${JSON.stringify({ ...rest, resources: [] }).slice(0, -1)},"detail":${Detail}}`;
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
