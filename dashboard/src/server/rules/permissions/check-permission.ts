import type { checkPermissionOperation } from '@momento-gateway/api/rules/permission-operations';
import type { Verb } from '../../http/serve.ts';
import { formatRuleArn } from '../rule-arn.ts';
import { readPermission } from './read-permission.ts';

export const checkPermission: Verb<typeof checkPermissionOperation> = async (
  dependencies,
  { query: { rule, arn, roleArn } },
) => {
  const { config, findBus } = dependencies;
  const busArn = await findBus(config.busName);
  if (busArn === undefined) return { refusal: 'bus-not-found', name: config.busName };
  return readPermission(dependencies, { arn, roleArn }, formatRuleArn(busArn, rule));
};
