import {
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  paginateListStackResources,
  type Stack,
  UpdateStackCommand,
  waitUntilStackCreateComplete,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import type { STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import { adaptTemplate } from './adapt-template.ts';
import type { Cleanup } from './cleanup.ts';
import { destroyStack, listLogGroups } from './destroy-stack.ts';
import { removeLogGroups } from './remove-log-groups.ts';
import { removeTraces } from './remove-traces.ts';
import { administrator, isEmulator } from './target-aws.ts';

const { cloudFormation: client } = administrator;
const WAIT = { client, maxWaitTime: 500, minDelay: 1, maxDelay: 2 };

type OutputName = (typeof STACK_OUTPUTS)[keyof typeof STACK_OUTPUTS];

export interface DeployedStack<Output extends string = OutputName> {
  readonly name: string;
  readonly outputs: Readonly<Record<Output, string>>;
  /** @returns the physical id of the gateway's only resource of a type. */
  readonly findResource: (type: string) => Promise<string>;
  /** Updates it to a template. @throws Error with the failed resources. */
  readonly update: (template: string, parameters: Parameters) => Promise<void>;
}

export interface StackToDeploy {
  readonly name: string;
  readonly template: string;
  readonly parameters?: Parameters;
}

type Parameters = Readonly<Record<string, string>>;

/** Deploys a template with CloudFormation. @throws Error with the failed resources. */
export async function deployStack<Output extends string = OutputName>(
  { name, template, parameters = {} }: StackToDeploy,
  cleanup: Cleanup,
): Promise<DeployedStack<Output>> {
  // Also when its creation fails, which leaves a stack.
  cleanup.add(`the stack ${name}`, () => destroyStack(name));
  await client.send(new CreateStackCommand(formatInput(name, template, parameters)));
  await waitUntilStackCreateComplete(WAIT, { StackName: name }).catch(async () => {
    throw new Error(`${name}: ${await listFailures(name)}`);
  });
  const { Stacks: [stack] = [] } = await client.send(
    new DescribeStacksCommand({ StackName: name }),
  );
  const outputs = readOutputs<Output>(stack);
  const { EventBusName } = outputs as DeployedStack['outputs'];
  if (EventBusName !== undefined) {
    cleanup.add(`what the dashboard made for ${name}`, () => removeTraces(name, EventBusName));
  }
  return {
    name,
    outputs,
    findResource: (type) => findResource(name, type),
    async update(body, changed) {
      // Those of a function that the update removes are in no stack afterwards.
      const logGroups = await listLogGroups(name);
      cleanup.add(`the log groups that ${name} had`, () => removeLogGroups(logGroups));
      await updateStack(name, body, changed);
    },
  };
}

function formatInput(name: string, template: string, parameters: Parameters) {
  return {
    StackName: name,
    TemplateBody: isEmulator ? adaptTemplate(template) : template,
    Capabilities: ['CAPABILITY_IAM' as const],
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  };
}

async function updateStack(name: string, template: string, parameters: Parameters) {
  await client.send(new UpdateStackCommand(formatInput(name, template, parameters)));
  await waitUntilStackUpdateComplete(WAIT, { StackName: name }).catch(async () => {
    throw new Error(`${name}: ${await listFailures(name)}`);
  });
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
    for (const {
      ResourceType,
      LogicalResourceId = '',
      PhysicalResourceId = '',
    } of page.StackResourceSummaries ?? []) {
      // What creates a first webhook is not the gateway's.
      if (ResourceType === type && !LogicalResourceId.startsWith('FirstWebhook'))
        found.push(PhysicalResourceId);
    }
  }
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`The stack has ${found.length} resources of type ${type}.`);
  return only;
}
