import type { ListTargetsType, PickableTarget } from '@momento-gateway/api/rules/target';
import { classifyAwsError } from '../../aws/classify-aws-error.ts';
import type { Context } from '../../context.ts';
import type { Handler } from '../../handler.ts';
import { describeRefusal } from '../../refusals/describe-refusal.ts';
import { isUnanswered } from '../permissions/is-unanswered.ts';
import { listBuses } from './list-buses.ts';
import { listFunctions } from './list-functions.ts';
import { listLogGroups } from './list-log-groups.ts';
import { listQueues } from './list-queues.ts';
import { listRoles } from './list-roles.ts';
import { listStateMachines } from './list-state-machines.ts';
import { listTopics } from './list-topics.ts';

const LISTS: Readonly<Record<ListTargetsType, (context: Context) => Promise<PickableTarget[]>>> = {
  sqs: listQueues,
  lambda: listFunctions,
  sns: listTopics,
  logs: listLogGroups,
  'step-functions': listStateMachines,
  'event-bus': listBuses,
  role: listRoles,
};

/** Where AWS does not list them the answer says why: their ARN can still be typed. */
export const listTargets: Handler<'listTargets'> = async (context, { query: { type } }) => {
  try {
    const targets = await LISTS[type](context);
    return { targets: targets.sort((left, right) => (left.name < right.name ? -1 : 1)) };
  } catch (error) {
    if (type === 'sqs') throw error;
    if (isUnanswered(error)) {
      return { targets: [], unavailable: 'The AWS in use does not list them.' };
    }
    const refusal = classifyAwsError(error);
    if (refusal?.refusal !== 'aws-access-denied') throw error;
    return { targets: [], unavailable: describeRefusal(refusal).detail };
  }
};
