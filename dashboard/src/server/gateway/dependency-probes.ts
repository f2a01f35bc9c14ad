import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import type {
  DEPENDENCIES,
  DependencyCheck,
} from '@momento-gateway/api/observation/dependency-check';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { hasLogGroup } from '../aws/has-log-group.ts';
import type { BaseContext } from '../base-context.ts';
import { choosePeriods } from '../metrics/choose-periods.ts';
import { buildMetricQueries } from '../metrics/metric-queries.ts';
import { describeRefusal } from '../refusals/describe-refusal.ts';
import { QUEUE_ROLES, type QueueRole, readQueueDepth } from './queue-depth.ts';

type Finding = Pick<DependencyCheck, 'state' | 'problem'>;

/** A call that succeeds only when the dependency exists and may be used. Throws AWS's errors. */
export type Probe = (context: BaseContext) => Promise<Finding>;

const NOTHING_IS_AUDITED =
  'Nothing is audited. Set AUDIT_LOG_GROUP_NAME, or update a stack of an earlier version: then it is written down who changed what.';

const NOTHING_IS_HELD =
  'Calls that cannot be verified are not kept, or not shown. Set HELD_QUEUE_URL, or update a stack of an earlier version: then a changed signing secret loses no event.';

const OK: Finding = { state: 'ok' };

export const DEPENDENCY_PROBES = {
  bus: async ({ config: { busName }, findBus }) =>
    (await findBus(busName)) === undefined
      ? failing(describeRefusal({ refusal: 'bus-not-found', name: busName }).detail)
      : OK,
  'parked-queue': (context) => probeQueue(context, QUEUE_ROLES.parkedQueue),
  'dead-letter-queue': (context) => probeQueue(context, QUEUE_ROLES.deadLetterQueue),
  'held-queue': async (context) =>
    context.config.heldQueueUrl === undefined
      ? { state: 'not-configured', problem: NOTHING_IS_HELD }
      : probeQueue(context, QUEUE_ROLES.heldQueue),
  secrets: async ({ secrets }) => {
    await secrets.send(new ListSecretsCommand({ MaxResults: 1 }));
    return OK;
  },
  logs: async ({ config: { logGroupName }, logs, now }) => {
    if (logGroupName === undefined) return notConfigured('LOG_GROUP_NAME');
    try {
      const startTime = now() - 60_000;
      await logs.send(new FilterLogEventsCommand({ logGroupName, startTime, limit: 1 }));
      return OK;
    } catch (error) {
      if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
      return failing(
        `There is no log group “${logGroupName}”. The gateway’s first call creates it. Otherwise, correct LOG_GROUP_NAME.`,
      );
    }
  },
  'audit-log': async ({ config: { auditLogGroupName: name }, logs }) => {
    if (name === undefined) return { state: 'not-configured', problem: NOTHING_IS_AUDITED };
    if (await hasLogGroup(logs, name)) return OK;
    return failing(
      `No change can be made: ${describeRefusal({ refusal: 'audit-log-not-found', name }).detail}`,
    );
  },
  metrics: async ({ cloudWatch, config, now }) => {
    const { periodMs, from, to } = choosePeriods(1, now());
    await cloudWatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: buildMetricQueries(periodMs, config).slice(0, 1),
        StartTime: new Date(from),
        EndTime: new Date(to),
      }),
    );
    return OK;
  },
} satisfies Record<(typeof DEPENDENCIES)[number], Probe>;

async function probeQueue(
  { config, sqs }: BaseContext,
  { variable, urlOf }: QueueRole,
): Promise<Finding> {
  const url = urlOf(config);
  if (url === undefined) return notConfigured(variable);
  const depth = await readQueueDepth(sqs, url);
  if (depth !== undefined) return OK;
  const remedy =
    config.tenant === DEFAULT_TENANT
      ? `Create it, or correct ${variable}.`
      : `To get it back, create the tenant “${config.tenant}” again.`;
  return failing(`There is no queue ${url}. ${remedy}`);
}

function failing(problem: string): Finding {
  return { state: 'failing', problem };
}

function notConfigured(variable: string): Finding {
  const { detail } = describeRefusal({ refusal: 'not-configured', variable });
  return { state: 'not-configured', problem: detail };
}
