import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  paginateListStackResources,
  type Stack,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import type { STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import { administrator } from './target-aws.ts';

const { cloudFormation: client } = administrator;
const WAIT = { client, maxWaitTime: 500, minDelay: 1, maxDelay: 2 };

type OutputName = (typeof STACK_OUTPUTS)[keyof typeof STACK_OUTPUTS];

export interface DeployedStack<Output extends string = OutputName> {
  readonly name: string;
  readonly outputs: Readonly<Record<Output, string>>;
  /** @returns the physical id of the stack's only resource of a type. */
  readonly findResource: (type: string) => Promise<string>;
  readonly destroy: () => Promise<void>;
}

/** Deploys a template with CloudFormation. @throws Error with the failed resources. */
export async function deployStack<Output extends string = OutputName>(
  name: string,
  template: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<DeployedStack<Output>> {
  await client.send(
    new CreateStackCommand({
      StackName: name,
      TemplateBody: template,
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
    }),
  );
  await waitUntilStackCreateComplete(WAIT, { StackName: name }).catch(async () => {
    throw new Error(`${name}: ${await listFailures(name)}`);
  });
  const { Stacks: [stack] = [] } = await client.send(
    new DescribeStacksCommand({ StackName: name }),
  );
  return {
    name,
    outputs: readOutputs(stack),
    findResource: (type) => findResource(name, type),
    destroy: () => destroyStack(name, stack?.StackId ?? name),
  };
}

function readOutputs<Output extends string>(
  stack: Stack | undefined,
): DeployedStack<Output>['outputs'] {
  return Object.fromEntries(
    (stack?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
}

async function listFailures(name: string): Promise<string> {
  const { StackEvents = [] } = await client.send(
    new DescribeStackEventsCommand({ StackName: name }),
  );
  return StackEvents.filter(({ ResourceStatus = '' }) => ResourceStatus.endsWith('FAILED'))
    .map(({ LogicalResourceId, ResourceStatusReason }) =>
      [LogicalResourceId, ResourceStatusReason].join(': '),
    )
    .join('\n');
}

async function findResource(name: string, type: string): Promise<string> {
  const found: string[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: name })) {
    for (const { ResourceType, PhysicalResourceId = '' } of page.StackResourceSummaries ?? []) {
      if (ResourceType === type) found.push(PhysicalResourceId);
    }
  }
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`The stack has ${found.length} resources of type ${type}.`);
  return only;
}

async function destroyStack(name: string, stackId: string): Promise<void> {
  await client.send(new DeleteStackCommand({ StackName: name }));
  await waitUntilStackDeleteComplete(WAIT, { StackName: stackId });
}
