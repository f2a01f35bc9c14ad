import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { GatewayLogLine } from '@momento-gateway/shared/gateway-log';
import { METRIC_NAMESPACE } from '@momento-gateway/shared/gateway-log';
import type { Api } from './start-api.ts';

export const LOG_GROUP_NAME = '/aws/lambda/gateway';
const STREAM = 'stream';

/** A line of the gateway's log and when it was written, ms since the epoch. */
export type LoggedCall = Partial<GatewayLogLine> & { readonly at: number };

export async function makeLogGroup(api: Api): Promise<void> {
  const { logs } = api.context;
  await logs.send(new CreateLogGroupCommand({ logGroupName: LOG_GROUP_NAME }));
  await logs.send(
    new CreateLogStreamCommand({ logGroupName: LOG_GROUP_NAME, logStreamName: STREAM }),
  );
}

/** Writes lines as they come out of the gateway. */
export async function logCalls(api: Api, calls: readonly LoggedCall[]): Promise<void> {
  await logTexts(
    api,
    calls.map(({ at, ...line }) => ({ at, text: formatLine({ ...line, at }) })),
  );
}

export async function logTexts(
  api: Api,
  texts: readonly { readonly at: number; readonly text: string }[],
): Promise<void> {
  const logEvents = texts
    .toSorted((left, right) => left.at - right.at)
    .map(({ at, text }) => ({ timestamp: at, message: text }));
  await api.context.logs.send(
    new PutLogEventsCommand({ logGroupName: LOG_GROUP_NAME, logStreamName: STREAM, logEvents }),
  );
}

function formatLine({ at, ...line }: LoggedCall): string {
  return JSON.stringify({
    timestamp: new Date(at).toISOString(),
    level: 'INFO',
    message: 'published',
    requestId: 'request',
    status: 200,
    durationMs: 5,
    ...line,
  });
}

/** A line from which CloudWatch makes metrics, as the gateway writes it. */
export function formatMetricLine(
  at: number,
  values: Readonly<Record<string, number>>,
  reason?: string,
  gateway = 'momento-gateway',
  tenant?: string,
): string {
  const Dimensions = [
    ['Gateway'],
    ...(tenant === undefined ? [] : [['Gateway', 'Tenant']]),
    ...(reason === undefined ? [] : [['Gateway', 'Reason']]),
  ];
  return JSON.stringify({
    _aws: {
      Timestamp: at,
      CloudWatchMetrics: [
        {
          Namespace: METRIC_NAMESPACE,
          Dimensions,
          Metrics: Object.keys(values).map((Name) => ({ Name })),
        },
      ],
    },
    Gateway: gateway,
    ...(tenant !== undefined && { Tenant: tenant }),
    ...(reason !== undefined && { Reason: reason }),
    ...values,
  });
}
