import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { ruleReferenceSchema } from '../event-bridge-fields.ts';
import { requireRule } from '../require-resource.ts';

export function defineEnableRule(context: EventBridgeContext): AwsOperation {
  return defineSetState(context, 'ENABLED');
}

export function defineDisableRule(context: EventBridgeContext): AwsOperation {
  return defineSetState(context, 'DISABLED');
}

function defineSetState(context: EventBridgeContext, state: 'ENABLED' | 'DISABLED'): AwsOperation {
  return defineOperation(ruleReferenceSchema, ({ Name, EventBusName }) => {
    const rule = requireRule(context, EventBusName, Name);
    context.rules.put({ ...rule, state });
    context.ruleIndex.forget(rule.busName);
    return {};
  });
}
