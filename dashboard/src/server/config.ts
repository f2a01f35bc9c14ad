import { DEFAULT_SECRET_PREFIX } from '@momento-gateway/shared/resource-names';

/** What the server takes from its environment. What is missing is told by the calls that need it. */
export interface Config {
  /** Address of the gateway; undefined when `FUNCTION_URL` is not set or is no URL. */
  readonly functionUrl: string | undefined;
  readonly busName: string;
  /** Where the gateway parks what the bus did not take. */
  readonly parkedQueueUrl: string | undefined;
  /** Where EventBridge puts what a target did not take. */
  readonly deadLetterQueueUrl: string | undefined;
  readonly secretPrefix: string;
  /** Where the gateway's log lines are; undefined when `LOG_GROUP_NAME` is not set. */
  readonly logGroupName: string | undefined;
  /** Where Momento's webhooks are managed; undefined leaves it to each API key. */
  readonly momentoEndpointUrl: string | undefined;
  /** True when AWS is a server on this machine. */
  readonly isLocal: boolean;
  /** True under `next dev`. */
  readonly isDevelopment: boolean;
  /** Names, besides those of this machine, under which the dashboard may be called. */
  readonly extraHosts: readonly string[];
}

export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const functionUrl = environment['FUNCTION_URL'];
  const endpoint = environment['AWS_ENDPOINT_URL'];
  return {
    functionUrl: functionUrl && URL.canParse(functionUrl) ? functionUrl : undefined,
    busName: environment['EVENT_BUS_NAME'] || 'default',
    parkedQueueUrl: environment['PARKED_QUEUE_URL'] || undefined,
    deadLetterQueueUrl: environment['DEAD_LETTER_QUEUE_URL'] || undefined,
    secretPrefix: environment['SECRET_PREFIX'] || DEFAULT_SECRET_PREFIX,
    logGroupName: environment['LOG_GROUP_NAME'] || undefined,
    momentoEndpointUrl: environment['MOMENTO_ENDPOINT_URL'] || undefined,
    isLocal: Boolean(endpoint && isLoopbackHost(URL.parse(endpoint)?.hostname ?? '')),
    isDevelopment: environment['NODE_ENV'] === 'development',
    extraHosts: (environment['DASHBOARD_HOSTS'] ?? '')
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ''),
  };
}

/** Whether a token is asked for and nothing has taken it to check calls with it. */
export function isTokenUnchecked(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  return Boolean(environment['DASHBOARD_TOKEN']);
}

const TOKEN = /^[\w.~+/-]{16,}=*$/;

/**
 * What is needed to sign in, taken out of the environment: nothing that is started later gets it.
 *
 * @returns undefined when nobody needs to sign in.
 * @throws Error when the token could be guessed, or is none that a header takes.
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
