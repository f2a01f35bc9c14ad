import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { DEFAULT_SECRET_PREFIX } from '@momento-gateway/shared/resource-names';

/** Settings of `npm start`, from its environment. */
export interface Settings {
  readonly localAwsPort: number;
  readonly gatewayPort: number;
  readonly dashboardPort: number;
  /** Of the test provider of `--sign-in`. */
  readonly providerPort: number;
  /** Folder with local AWS's state. */
  readonly dataPath: string;
  /** True when `AWS_ENDPOINT_URL` is set: another AWS emulator is used and no local AWS is started. */
  readonly ownEndpoint: boolean;
  readonly busName: string;
  readonly secretPrefix: string;
  /** Name of the gateway's function. */
  readonly functionName: string;
  /**
   * The access key by which local AWS recognizes the function's role; undefined when another AWS
   * emulator is called with the user's own keys.
   */
  readonly functionKeyId: string | undefined;
  /** Lambda's log group for the function. */
  readonly logGroupName: string;
  readonly auditLogGroupName: string;
  /** Environment for all processes: endpoint, Region and credentials of the AWS in use. */
  readonly environment: NodeJS.ProcessEnv;
}

/** @throws Error that names the variable and what it takes. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const localAwsPort = readPort(environment, 'LOCAL_AWS_PORT', 4566);
  const endpoint = environment['AWS_ENDPOINT_URL'];
  if (endpoint !== undefined && endpoint !== '' && !URL.canParse(endpoint)) {
    throw new Error(
      `AWS_ENDPOINT_URL must be a URL such as http://127.0.0.1:4566, not "${endpoint}".`,
    );
  }
  const secretPrefix = environment['SECRET_PREFIX'] || DEFAULT_SECRET_PREFIX;
  const functionName = secretPrefix.replaceAll(/[^\w-]/g, '-').slice(0, 64);
  return {
    localAwsPort,
    gatewayPort: readPort(environment, 'GATEWAY_PORT', 3001),
    dashboardPort: readPort(environment, 'DASHBOARD_PORT', 3000),
    providerPort: readPort(environment, 'PROVIDER_PORT', 3002),
    dataPath: readPath(environment['LOCAL_AWS_DATA'] || '.local-aws'),
    ownEndpoint: Boolean(endpoint),
    busName: environment['EVENT_BUS_NAME'] || 'default',
    secretPrefix,
    functionName,
    functionKeyId:
      endpoint && environment['AWS_ACCESS_KEY_ID'] ? undefined : `role:${functionName}`,
    logGroupName: `/aws/lambda/${functionName}`,
    auditLogGroupName: `${functionName}/audit`,
    environment: endpoint
      ? withCredentials(environment)
      : withLocalAws(environment, `http://127.0.0.1:${localAwsPort}`),
  };
}

/** @throws Error that names the variable. */
export function readPort(environment: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${name} must be a port from 1 to 65535, not "${text}".`);
  }
  return port;
}

function readPath(path: string): string {
  return resolve(path.replace(/^~(?=\/|$)/, homedir()));
}

function withCredentials(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...environment,
    AWS_REGION: environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || 'us-east-1',
    AWS_ACCESS_KEY_ID: environment['AWS_ACCESS_KEY_ID'] || 'test',
    AWS_SECRET_ACCESS_KEY: environment['AWS_SECRET_ACCESS_KEY'] || 'test',
  };
}

/** Leaves out the user's credentials and profiles, so that nothing reaches a real account. */
function withLocalAws(environment: NodeJS.ProcessEnv, endpoint: string): NodeJS.ProcessEnv {
  const others = Object.entries(environment).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(others),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: environment['AWS_REGION'] || 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
}
