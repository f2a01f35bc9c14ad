import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { measureDepth } from '../../json-text/measure-depth.ts';
import { MAX_DEPTH } from '../../json-text/read-json.ts';
import { type BusPolicy, readBusPolicy } from '../bus-policy.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { busNameOrArnField } from '../event-bridge-fields.ts';
import { requireBus } from '../require-resource.ts';
import { formatBusArn } from '../resource-arn.ts';

const inputSchema = z.strictObject({
  EventBusName: busNameOrArnField,
  Action: z
    .string()
    .max(64)
    .regex(/^events:[a-zA-Z]+$/)
    .optional(),
  Principal: z
    .string()
    .regex(/^(\d{12}|\*)$/)
    .optional(),
  StatementId: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[a-zA-Z0-9-_]+$/)
    .optional(),
  Condition: z.strictObject({ Type: z.string(), Key: z.string(), Value: z.string() }).optional(),
  Policy: z.string().optional(),
});

/**
 * Writes a bus's resource policy, as a whole or one statement. It is stored and not enforced: there
 * is only one account.
 */
export function definePutPermission(context: EventBridgeContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
    const bus = requireBus(context, request.EventBusName);
    const policy =
      request.Policy === undefined
        ? addStatement(readBusPolicy(bus.policy), request, formatBusArn(context.account, bus.name))
        : requirePolicy(request.Policy);
    context.buses.put({
      ...bus,
      policy: JSON.stringify(policy),
      modifiedAt: context.clock.now(),
    });
    return {};
  });
}

function addStatement(
  policy: BusPolicy,
  { StatementId, Principal, Action, Condition }: z.output<typeof inputSchema>,
  busArn: string,
): BusPolicy {
  if (StatementId === undefined || Principal === undefined || Action === undefined) {
    throw new AwsError(
      'ValidationException',
      'Parameter(s) Action, Principal and StatementId, or Policy, must be specified.',
    );
  }
  const statement = {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: Principal === '*' ? '*' : { AWS: `arn:aws:iam::${Principal}:root` },
    Action,
    Resource: busArn,
    ...(Condition && { Condition: { [Condition.Type]: { [Condition.Key]: Condition.Value } } }),
  };
  const others = policy.Statement.filter(({ Sid }) => Sid !== StatementId);
  return { ...policy, Statement: [...others, statement] };
}

function requirePolicy(text: string): unknown {
  try {
    const policy: unknown = JSON.parse(text);
    const isDeep = measureDepth(text) > MAX_DEPTH;
    if (!isDeep && typeof policy === 'object' && policy !== null && 'Statement' in policy)
      return policy;
  } catch {}
  throw new AwsError('ValidationException', 'Parameter Policy is not valid.');
}
