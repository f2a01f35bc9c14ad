import { DEFAULT_SECRET_PREFIX } from '@momento-gateway/shared/resource-names';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';

/** What the server reads from its environment. Calls that need a missing variable say so. */
export interface Config {
  /** Address of the gateway; undefined when `FUNCTION_URL` is not set or is not a URL. */
  readonly functionUrl: string | undefined;
  /** Whose bus and queues these are. */
  readonly tenant: string;
  readonly busName: string;
  /** Events that the gateway could not publish. */
  readonly parkedQueueUrl: string | undefined;
  /** Events that EventBridge could not deliver to a target. */
  readonly deadLetterQueueUrl: string | undefined;
  /** Calls that the gateway could not verify. */
  readonly heldQueueUrl: string | undefined;
  readonly secretPrefix: string;
  /** Whether policies of targets are left to their owners. */
  readonly leavesTargetPolicies: boolean;
  /** KMS key of the webhooks' secrets; when undefined, that of Secrets Manager. */
  readonly encryptionKeyArn: string | undefined;
  /** The gateway's log group; undefined when `LOG_GROUP_NAME` is not set. */
  readonly logGroupName: string | undefined;
  /** Where changes are written down; undefined when `AUDIT_LOG_GROUP_NAME` is not set. */
  readonly auditLogGroupName: string | undefined;
  /** Momento's API for webhooks; when undefined, each API key names its own endpoint. */
  readonly momentoEndpointUrl: string | undefined;
  /** True when AWS is emulated on this machine. */
  readonly isLocal: boolean;
  /** True under `next dev`. */
  readonly isDevelopment: boolean;
  /** Host names, besides those of this machine, by which the dashboard may be called. */
  readonly extraHosts: readonly string[];
  /** How many proxies are in front of the dashboard: their word for where a call comes from counts. */
  readonly trustedProxies: number;
}

export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const functionUrl = environment['FUNCTION_URL'];
  const endpoint = environment['AWS_ENDPOINT_URL'];
  return {
    functionUrl: functionUrl && URL.canParse(functionUrl) ? functionUrl : undefined,
    tenant: DEFAULT_TENANT,
    busName: environment['EVENT_BUS_NAME'] || 'default',
    parkedQueueUrl: environment['PARKED_QUEUE_URL'] || undefined,
    deadLetterQueueUrl: environment['DEAD_LETTER_QUEUE_URL'] || undefined,
    heldQueueUrl: environment['HELD_QUEUE_URL'] || undefined,
    secretPrefix: environment['SECRET_PREFIX'] || DEFAULT_SECRET_PREFIX,
    leavesTargetPolicies: readTargetPolicies(environment['TARGET_POLICIES']) === 'leave',
    encryptionKeyArn: environment['ENCRYPTION_KEY_ARN'] || undefined,
    logGroupName: environment['LOG_GROUP_NAME'] || undefined,
    auditLogGroupName: environment['AUDIT_LOG_GROUP_NAME'] || undefined,
    momentoEndpointUrl: environment['MOMENTO_ENDPOINT_URL'] || undefined,
    isLocal: Boolean(endpoint && isLoopbackHost(URL.parse(endpoint)?.hostname ?? '')),
    isDevelopment: environment['NODE_ENV'] === 'development',
    extraHosts: readHosts(environment),
    trustedProxies: readProxies(environment['TRUSTED_PROXIES']),
  };
}

/** Of DASHBOARD_HOSTS, and of the address that browsers know when they sign in with a provider. */
function readHosts(environment: Readonly<Record<string, string | undefined>>): string[] {
  const named = (environment['DASHBOARD_HOSTS'] ?? '').split(',');
  const own = environment['OIDC_ISSUER'] && URL.parse(environment['DASHBOARD_URL'] ?? '')?.hostname;
  return [...named, own || '']
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '' && !isLoopbackHost(host));
}

function readProxies(text = ''): number {
  if (/^\d?$/.test(text)) return Number(text);
  throw new Error('TRUSTED_PROXIES must be a number from 0 to 9.');
}

/** @throws Error for another word: what is not understood must not change a policy. */
function readTargetPolicies(word = ''): 'change' | 'leave' {
  if (word === '' || word === 'change') return 'change';
  if (word === 'leave') return word;
  throw new Error('TARGET_POLICIES must be change or leave.');
}

const TOKEN = /^[\w.~+/-]{16,}=*$/;

/**
 * Reads what is needed to sign in, and removes it from the environment of later processes.
 *
 * @returns undefined when the dashboard requires no sign-in.
 * @throws Error when the token is too short, or has characters that a header cannot carry.
 */
export function takeCredentials(
  environment: Record<string, string | undefined> = process.env,
): { readonly token: string; readonly signInCode: string | undefined } | undefined {
  const { DASHBOARD_TOKEN: token, DASHBOARD_SIGN_IN_CODE: signInCode } = environment;
  delete environment['DASHBOARD_TOKEN'];
  delete environment['DASHBOARD_SIGN_IN_CODE'];
  if (token === undefined || token === '') return undefined;
  if (!TOKEN.test(token)) {
    throw new Error('DASHBOARD_TOKEN must be 16 or more letters, digits and -._~+/ characters.');
  }
  return { token, signInCode: signInCode || undefined };
}

/** @param hostname as `URL` spells it: an IPv6 address in brackets. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
