import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { ListApiDestinationsCommand, ListEventBusesCommand } from '@aws-sdk/client-eventbridge';
import { paginateListRoles } from '@aws-sdk/client-iam';
import {
  paginateListAliases,
  paginateListFunctions,
  paginateListVersionsByFunction,
} from '@aws-sdk/client-lambda';
import { paginateListStateMachines } from '@aws-sdk/client-sfn';
import { paginateListTopics } from '@aws-sdk/client-sns';
import { paginateListQueues } from '@aws-sdk/client-sqs';
import type { ListTargetsType, PickableTarget } from '@momento-gateway/api/rules/target';
import { queueArnOf } from '../../aws/queue-arn.ts';
import { readPages } from '../../aws/read-pages.ts';
import type { BaseContext } from '../../base-context.ts';

type ListTargets = (
  context: Pick<BaseContext, 'events' | 'sqs' | 'logs' | 'targetClients'>,
) => Promise<PickableTarget[]>;

const QUEUES_PER_PAGE = 1000;

/** EventBridge may write to log groups under this name. */
const LOG_GROUP_PREFIX = '/aws/events/';

/** How AWS lists each kind of target, whoever it is of. */
export const TARGET_LISTS: Readonly<Record<ListTargetsType, ListTargets>> = {
  sqs: async ({ sqs }) => {
    const region = await sqs.config.region();
    const pages = paginateListQueues({ client: sqs, pageSize: QUEUES_PER_PAGE }, {});
    return collect(pages, ({ QueueUrls = [] }) =>
      QueueUrls.map((url) => toQueueTarget(url, region)),
    );
  },

  lambda: ({ targetClients: { lambda } }) =>
    collect(paginateListFunctions({ client: lambda }, {}), ({ Functions = [] }) =>
      Functions.map(({ FunctionArn = '', FunctionName = '' }) =>
        toTarget('lambda', FunctionArn, FunctionName),
      ),
    ),

  /** EventBridge does not deliver to FIFO topics. */
  sns: ({ targetClients: { sns } }) =>
    collect(paginateListTopics({ client: sns }, {}), ({ Topics = [] }) =>
      Topics.map(({ TopicArn = '' }) => toTarget('sns', TopicArn)).filter(
        ({ name }) => !name.endsWith('.fifo'),
      ),
    ),

  logs: ({ logs }) =>
    collect(
      paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix: LOG_GROUP_PREFIX }),
      ({ logGroups = [] }) =>
        // CloudWatch Logs ends a group's ARN with `:*`, which a target's must not have.
        logGroups.map(({ arn = '', logGroupName }) =>
          toTarget('logs', arn.replace(/:\*$/, ''), logGroupName),
        ),
    ),

  'step-functions': ({ targetClients: { stepFunctions } }) =>
    collect(paginateListStateMachines({ client: stepFunctions }, {}), ({ stateMachines = [] }) =>
      stateMachines.map(({ stateMachineArn = '', name }) =>
        toTarget('step-functions', stateMachineArn, name),
      ),
    ),

  'event-bus': ({ events }) =>
    collect(
      readPages((NextToken) => events.send(new ListEventBusesCommand({ NextToken }))),
      ({ EventBuses = [] }) =>
        EventBuses.map(({ Arn = '', Name }) => toTarget('event-bus', Arn, Name)),
    ),

  'api-destination': ({ events }) =>
    collect(
      readPages((NextToken) => events.send(new ListApiDestinationsCommand({ NextToken }))),
      ({ ApiDestinations = [] }) =>
        ApiDestinations.map(({ ApiDestinationArn = '', Name }) =>
          toTarget('api-destination', ApiDestinationArn, Name),
        ),
    ),

  /** Those that EventBridge may assume, as far as their trust policy names it. */
  role: ({ targetClients: { iam } }) =>
    collect(paginateListRoles({ client: iam }, {}), ({ Roles = [] }) =>
      Roles.filter(({ AssumeRolePolicyDocument = '' }) =>
        decodeURIComponent(AssumeRolePolicyDocument).includes('events.amazonaws.com'),
      ).map(({ Arn = '', RoleName }) => toTarget('role', Arn, RoleName)),
    ),
};

/** The aliases of a function, then its versions but for the latest, which is the function itself. */
export async function listFunctionVersions(
  { targetClients: { lambda } }: Pick<BaseContext, 'targetClients'>,
  functionArn: string,
): Promise<PickableTarget[]> {
  const FunctionName = functionArn.split(':').slice(0, 7).join(':');
  const toVersion = (name = '') => toTarget('lambda', `${FunctionName}:${name}`, name);
  const aliases = await collect(
    paginateListAliases({ client: lambda }, { FunctionName }),
    ({ Aliases = [] }) => Aliases.map(({ Name }) => toVersion(Name)),
  );
  const versions = await collect(
    paginateListVersionsByFunction({ client: lambda }, { FunctionName }),
    ({ Versions = [] }) => Versions.map(({ Version }) => toVersion(Version)),
  );
  return [...aliases, ...versions.filter(({ name }) => name !== '$LATEST')];
}

export function toQueueTarget(queueUrl: string, region: string): PickableTarget {
  return { ...toTarget('sqs', queueArnOf(queueUrl, region)), url: queueUrl };
}

/** Queues and topics are named by the end of their ARN. */
function toTarget(
  type: PickableTarget['type'],
  arn: string,
  name = arn.slice(arn.lastIndexOf(':') + 1),
): PickableTarget {
  return { type, arn, name };
}

async function collect<Page>(
  pages: AsyncIterable<Page> | Promise<Iterable<Page>>,
  toTargets: (page: Page) => readonly PickableTarget[],
): Promise<PickableTarget[]> {
  const found: PickableTarget[] = [];
  for await (const page of await pages) found.push(...toTargets(page));
  return found;
}
