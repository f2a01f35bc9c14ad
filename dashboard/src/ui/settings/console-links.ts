import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import { METRIC_NAMESPACE } from '@momento-gateway/shared/gateway-log';

export interface ConsoleLinks {
  readonly bus?: string;
  readonly parkedQueue?: string;
  readonly deadLetterQueue?: string;
  readonly secrets: string;
  readonly logs?: string;
  readonly metrics: string;
}

/** Where AWS's own console shows the resources; undefined for local AWS, which has none. */
export function buildConsoleLinks(gateway: Gateway): ConsoleLinks | undefined {
  const { environment, region, bus, parkedQueue, deadLetterQueue } = gateway;
  const { secretPrefix, logGroupName } = gateway;
  if (environment === 'local' || region === undefined) return undefined;
  const link = (service: string, fragment: string) =>
    `https://${region}.${consoleDomain(region)}/${service}?region=${region}#${fragment}`;
  const linkQueue = (url: string) => link('sqs/v3/home', `/queues/${encodeURIComponent(url)}`);
  const secrets = new URLSearchParams({ region, search: `name=${secretPrefix}/` });
  return {
    ...(bus.found && { bus: link('events/home', `/eventbus/${encodeURIComponent(bus.name)}`) }),
    ...(parkedQueue.url !== undefined && { parkedQueue: linkQueue(parkedQueue.url) }),
    ...(deadLetterQueue.url !== undefined && { deadLetterQueue: linkQueue(deadLetterQueue.url) }),
    secrets: `https://${region}.${consoleDomain(region)}/secretsmanager/listsecrets?${secrets}`,
    ...(logGroupName !== undefined && {
      logs: link('cloudwatch/home', `logsV2:log-groups/log-group/${escapeTwice(logGroupName)}`),
    }),
    metrics: link('cloudwatch/home', `metricsV2?namespace=${encodeURIComponent(METRIC_NAMESPACE)}`),
  };
}

function consoleDomain(region: string): string {
  if (region.startsWith('cn-')) return 'console.amazonaws.cn';
  if (region.startsWith('us-gov-')) return 'console.amazonaws-us-gov.com';
  return 'console.aws.amazon.com';
}

/** CloudWatch's console writes `/` as `$252F`. */
function escapeTwice(name: string): string {
  return encodeURIComponent(encodeURIComponent(name)).replaceAll('%', '$');
}
