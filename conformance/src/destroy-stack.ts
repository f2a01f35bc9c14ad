import {
  DeleteStackCommand,
  DescribeStacksCommand,
  paginateListStackResources,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { removeLogGroups } from './remove-log-groups.ts';
import { administrator } from './target-aws.ts';

const { cloudFormation: client } = administrator;
const WAIT = { client, maxWaitTime: 500, minDelay: 1, maxDelay: 2 };

/** Deletes a stack, if there is one, and then the log groups that it keeps. */
export async function destroyStack(name: string): Promise<void> {
  const found = await client
    .send(new DescribeStacksCommand({ StackName: name }))
    .catch(() => undefined);
  const stackId = found?.Stacks?.[0]?.StackId;
  if (stackId === undefined) return;
  const logGroups = await listLogGroups(stackId);
  await client.send(new DeleteStackCommand({ StackName: stackId }));
  // A deleted stack can only be described by its id.
  await waitUntilStackDeleteComplete(WAIT, { StackName: stackId });
  await removeLogGroups(logGroups);
}

/**
 * Those of the stack, also when its creation failed: CloudFormation keeps them then, too. And those that
 * Lambda makes for functions without one.
 */
export async function listLogGroups(StackName: string): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName })) {
    for (const { ResourceType, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      if (PhysicalResourceId === undefined) continue;
      if (ResourceType === 'AWS::Logs::LogGroup') names.push(PhysicalResourceId);
      if (ResourceType === 'AWS::Lambda::Function') names.push(`/aws/lambda/${PhysicalResourceId}`);
    }
  }
  return names;
}
