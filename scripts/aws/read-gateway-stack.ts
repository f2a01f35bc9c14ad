import type { Stack } from '@aws-sdk/client-cloudformation';
import { STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import type { Connection } from './connect.ts';
import { describeStack } from './describe-stack.ts';
import { formatStackOptions } from './stack-options.ts';

type OutputName = keyof typeof STACK_OUTPUTS;

/** The outputs of a deployed gateway's stack. */
export type GatewayOutputs = Readonly<Record<(typeof NEEDED)[number], string>> &
  Readonly<Partial<Record<OutputName, string>>>;

export interface GatewayStack {
  readonly name: string;
  readonly outputs: GatewayOutputs;
  /** CloudFormation's status, such as `UPDATE_COMPLETE`. */
  readonly status: string;
  /** Termination protection is on. */
  readonly isProtected: boolean;
}

const NEEDED = [
  'gatewayUrl',
  'eventBusName',
  'parkedQueueUrl',
  'deadLetterQueueUrl',
  'secretPrefix',
  'logGroupName',
] as const satisfies readonly OutputName[];

/** @throws Error that says what to do when the stack does not exist or is not a gateway's. */
export async function readGatewayStack(
  connection: Connection,
  name: string,
): Promise<GatewayStack> {
  const stack = await describeStack(connection, name);
  const { accountId, region, given } = connection;
  const redeploy = `npm run deploy -- ${formatStackOptions({ stackName: name, ...given })}`;
  if (stack === undefined) {
    throw new Error(
      `There is no stack "${name}" in account ${accountId}, Region ${region}. Choose another with --stack, --region or --profile, or deploy it: ${redeploy}`,
    );
  }
  const outputs = readOutputs(stack);
  const missing = NEEDED.filter((output) => outputs[output] === undefined);
  if (missing.length > 0 && hasOneQueue(stack)) {
    throw new Error(
      `The stack "${name}" is from a version with one failure queue. Update it first: ${redeploy}. If it was created from momento-gateway.template.json, update it with the new version of that file (docs/operations.md, Upgrade).`,
    );
  }
  if (missing.length > 0) {
    const names = missing.map((output) => STACK_OUTPUTS[output]).join(', ');
    throw new Error(
      `The stack "${name}" (${stack.StackStatus}) has no output ${names}: it is not a gateway, or its deployment never completed.`,
    );
  }
  return {
    name,
    outputs: outputs as GatewayOutputs,
    status: stack.StackStatus ?? '',
    isProtected: stack.EnableTerminationProtection ?? false,
  };
}

/** Output of stacks of versions without a separate queue for parked events. */
const ONE_QUEUE_OUTPUT = 'FailureQueueUrl';

function hasOneQueue({ Outputs = [] }: Stack): boolean {
  return Outputs.some(({ OutputKey }) => OutputKey === ONE_QUEUE_OUTPUT);
}

/** Name of the address in stacks of versions that had a Function URL only. */
const EARLIER_URL_OUTPUT = 'FunctionUrl';

/** The outputs of a stack that are a gateway's. */
export function readOutputs({ Outputs = [] }: Stack): Partial<Record<OutputName, string>> {
  const names = Object.entries(STACK_OUTPUTS) as [OutputName, string][];
  return Object.fromEntries(
    names.flatMap(([name, key]) => {
      const keys: string[] = name === 'gatewayUrl' ? [key, EARLIER_URL_OUTPUT] : [key];
      const value = Outputs.find(({ OutputKey = '' }) => keys.includes(OutputKey))?.OutputValue;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
