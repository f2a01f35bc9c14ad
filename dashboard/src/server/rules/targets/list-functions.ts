import { paginateListFunctions } from '@aws-sdk/client-lambda';
import type { PickableTarget } from '@momento-gateway/api/rules/target';
import type { Context } from '../../context.ts';

export async function listFunctions({ targetClients }: Context): Promise<PickableTarget[]> {
  const found: PickableTarget[] = [];
  for await (const { Functions = [] } of paginateListFunctions(
    { client: targetClients.lambda },
    {},
  )) {
    for (const { FunctionArn = '', FunctionName = '' } of Functions) {
      found.push({ type: 'lambda', arn: FunctionArn, name: FunctionName });
    }
  }
  return found;
}
