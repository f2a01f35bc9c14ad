import { formatRuleArn } from '@momento-gateway/shared/rule-arn';
import type { Handler } from '../../handler.ts';
import { readPermission } from './read-permission.ts';

export const checkPermission: Handler<'checkPermission'> = async (
  context,
  { query: { rule, arn, roleArn } },
) => {
  const { config, findBus } = context;
  const busArn = await findBus(config.busName);
  if (busArn === undefined) return { refusal: 'bus-not-found', name: config.busName };
  return readPermission(context, { arn, roleArn }, formatRuleArn(busArn, rule));
};
