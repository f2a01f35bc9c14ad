import { paginateDescribeStacks } from '@aws-sdk/client-cloudformation';
import {
  DescribeResourcePoliciesCommand,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  ListArchivesCommand,
  ListEventBusesCommand,
  ListRulesCommand,
} from '@aws-sdk/client-eventbridge';
import { paginateListPolicies, paginateListRoles, paginateListUsers } from '@aws-sdk/client-iam';
import { paginateListSecrets } from '@aws-sdk/client-secrets-manager';
import { paginateListQueues } from '@aws-sdk/client-sqs';
import { administrator } from './target-aws.ts';

const { cloudFormation, events, iam, logs, secrets, sqs } = administrator;

type Names = readonly (string | undefined)[];

/** What the account has of each kind that the checks make, such as `queue orders`. */
export async function listResources(): Promise<string[]> {
  const found: Readonly<Record<string, Names>> = {
    stack: await collect(paginateDescribeStacks({ client: cloudFormation }, {}), ({ Stacks }) =>
      Stacks?.map(({ StackName }) => StackName),
    ),
    'log group': await collect(paginateDescribeLogGroups({ client: logs }, {}), ({ logGroups }) =>
      logGroups?.map(({ logGroupName }) => logGroupName),
    ),
    'log policy': (
      (await logs.send(new DescribeResourcePoliciesCommand({}))).resourcePolicies ?? []
    ).map(({ policyName }) => policyName),
    queue: await collect(paginateListQueues({ client: sqs }, {}), ({ QueueUrls }) => QueueUrls),
    secret: await collect(
      paginateListSecrets({ client: secrets }, { IncludePlannedDeletion: true }),
      ({ SecretList }) => SecretList?.map(({ Name }) => Name),
    ),
    role: await collect(paginateListRoles({ client: iam }, {}), ({ Roles }) =>
      Roles?.map(({ RoleName }) => RoleName),
    ),
    policy: await collect(
      paginateListPolicies({ client: iam }, { Scope: 'Local' }),
      ({ Policies }) => Policies?.map(({ PolicyName }) => PolicyName),
    ),
    user: await collect(paginateListUsers({ client: iam }, {}), ({ Users }) =>
      Users?.map(({ UserName }) => UserName),
    ),
    archive: ((await events.send(new ListArchivesCommand({}))).Archives ?? []).map(
      ({ ArchiveName }) => ArchiveName,
    ),
    ...(await listBuses()),
  };
  return Object.entries(found).flatMap(([kind, names]) => names.map((name) => `${kind} ${name}`));
}

async function listBuses(): Promise<Readonly<Record<string, Names>>> {
  const { EventBuses = [] } = await events.send(new ListEventBusesCommand({}));
  const rules = EventBuses.map(async ({ Name: EventBusName }) => {
    const { Rules = [] } = await events.send(new ListRulesCommand({ EventBusName }));
    return Rules.map(({ Name }) => `${EventBusName}/${Name}`);
  });
  return { bus: EventBuses.map(({ Name }) => Name), rule: (await Promise.all(rules)).flat() };
}

async function collect<Page>(
  pages: AsyncIterable<Page>,
  read: (page: Page) => Names | undefined,
): Promise<Names> {
  const names: (string | undefined)[] = [];
  for await (const page of pages) names.push(...(read(page) ?? []));
  return names;
}
