import type { Handler } from '../../handler.ts';
import { formatRuleArn } from '../rule-arn.ts';
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
