import { AwsError } from '../core/aws-error.ts';
import type { EventBridgeContext } from './event-bridge-context.ts';
import { parseResourceArn, readBusName } from './resource-arn.ts';
import type { EventBus } from './store/bus-store.ts';
import type { Rule } from './store/rule-store.ts';

/** The bus with this name or ARN; the default bus without one. Throws ResourceNotFoundException. */
export function requireBus(context: EventBridgeContext, nameOrArn: string | undefined): EventBus {
  const name = readBusName(context.account, nameOrArn);
  const bus = context.buses.find(name);
  if (bus === undefined) {
    throw new AwsError('ResourceNotFoundException', `Event bus ${name} does not exist.`);
  }
  return bus;
}

/** The rule with this name. Throws ResourceNotFoundException for the rule or its bus. */
export function requireRule(
  context: EventBridgeContext,
  busNameOrArn: string | undefined,
  name: string,
): Rule {
  const bus = requireBus(context, busNameOrArn);
  const rule = context.rules.find(bus.name, name);
  if (rule === undefined) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Rule ${name} does not exist on EventBus ${bus.name}.`,
    );
  }
  return rule;
}

/** Throws unless the ARN names a bus or a rule that exists. */
export function requireResource(context: EventBridgeContext, arn: string): void {
  const resource = parseResourceArn(context.account, arn);
  if (resource === undefined) {
    throw new AwsError(
      'ValidationException',
      `Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`,
    );
  }
  if (resource.kind === 'bus') requireBus(context, resource.busName);
  else requireRule(context, resource.busName, resource.ruleName);
}
