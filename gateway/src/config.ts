import { DEFAULT_SECRET_PREFIX } from '@momento-gateway/shared/resource-names';
import type { AwsCredentials } from './aws/request-signer.ts';
import { resolveEndpoint } from './aws/resolve-endpoint.ts';

export interface GatewayConfig {
  /** Name or ARN. */
  readonly busName: string;
  readonly parkedQueueUrl: string;
  /** Where calls that cannot be verified are held; undefined when none are. */
  readonly heldQueueUrl: string | undefined;
  readonly secretPrefix: string;
  readonly webhookCacheTtlMs: number;
  /** Events carry the X-Ray trace of their call. */
  readonly isTraced: boolean;
  readonly region: string;
  readonly credentials: AwsCredentials;
  readonly endpoints: {
    readonly eventBridge: URL;
    readonly secretsManager: URL;
    readonly sqs: URL;
  };
}

export type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_WEBHOOK_CACHE_TTL_MS = 300_000;

/** @throws Error that names the variable when one is missing or invalid */
export function readConfig(environment: Environment = process.env): GatewayConfig {
  const region = requireVariable(environment, 'AWS_REGION');
  const parkedQueueUrl = readUrl(environment, 'PARKED_QUEUE_URL');
  if (parkedQueueUrl === undefined) throw new Error('PARKED_QUEUE_URL is not set.');
  const isHolding = environment['HOLD_UNVERIFIED_CALLS'] !== 'false';
  const sessionToken = environment['AWS_SESSION_TOKEN'];
  const everyEndpoint = readUrl(environment, 'AWS_ENDPOINT_URL');
  const readEndpoint = (service: string) =>
    readUrl(environment, `AWS_ENDPOINT_URL_${service}`) ?? everyEndpoint;
  return {
    busName: environment['EVENT_BUS_NAME'] || 'default',
    parkedQueueUrl: parkedQueueUrl.href,
    heldQueueUrl: isHolding ? readUrl(environment, 'HELD_QUEUE_URL')?.href : undefined,
    secretPrefix: environment['SECRET_PREFIX'] || DEFAULT_SECRET_PREFIX,
    webhookCacheTtlMs: readDuration(
      environment,
      'WEBHOOK_CACHE_TTL_MS',
      DEFAULT_WEBHOOK_CACHE_TTL_MS,
    ),
    isTraced: environment['TRACING'] === 'Active',
    region,
    credentials: {
      accessKeyId: requireVariable(environment, 'AWS_ACCESS_KEY_ID'),
      secretAccessKey: requireVariable(environment, 'AWS_SECRET_ACCESS_KEY'),
      ...(sessionToken && { sessionToken }),
    },
    endpoints: {
      eventBridge: readEndpoint('EVENTBRIDGE') ?? resolveEndpoint('events', region),
      secretsManager: readEndpoint('SECRETS_MANAGER') ?? resolveEndpoint('secretsmanager', region),
      sqs: readEndpoint('SQS') ?? new URL(parkedQueueUrl.origin),
    },
  };
}

const TRACE_HEADER = /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}(?:;[A-Za-z]+=[\w:.|-]+)*$/;
/** EventBridge's limit. */
const TRACE_HEADER_MAX_LENGTH = 500;

/**
 * @returns the trace of the call that is being handled, from Lambda: a header of the caller could say
 * anything. Undefined if EventBridge would refuse it, and the event with it.
 */
export function readTraceHeader(environment: Environment = process.env): string | undefined {
  const header = environment['_X_AMZN_TRACE_ID'] ?? '';
  const isTaken = header.length <= TRACE_HEADER_MAX_LENGTH && TRACE_HEADER.test(header);
  return isTaken ? header : undefined;
}

function requireVariable(environment: Environment, name: string): string {
  const value = environment[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

function readUrl(environment: Environment, name: string): URL | undefined {
  const value = environment[name];
  if (!value) return undefined;
  const url = URL.parse(value);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new Error(`${name} is not an http or https URL: ${value}`);
  }
  return url;
}

function readDuration(environment: Environment, name: string, otherwiseMs: number): number {
  const value = environment[name];
  if (!value) return otherwiseMs;
  if (!/^\d{1,12}$/.test(value)) {
    throw new Error(`${name} is not a whole number of milliseconds: ${value}`);
  }
  return Number(value);
}
