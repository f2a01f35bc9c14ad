import { paginateListStateMachines } from '@aws-sdk/client-sfn';
import type { PickableTarget } from '@momento-gateway/api/rules/target';
import type { Context } from '../../context.ts';

export async function listStateMachines({ targetClients }: Context): Promise<PickableTarget[]> {
  const found: PickableTarget[] = [];
  for await (const { stateMachines = [] } of paginateListStateMachines(
    { client: targetClients.stepFunctions },
    {},
  )) {
    for (const { stateMachineArn = '', name = '' } of stateMachines) {
      found.push({ type: 'step-functions', arn: stateMachineArn, name });
    }
  }
  return found;
}
