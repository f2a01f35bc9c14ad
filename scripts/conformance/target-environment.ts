import { devNull } from 'node:os';

/** Set to 1, AWS itself takes the stand-ins' place, with the environment's credentials. */
export const REAL_AWS_SWITCH = 'AWS_CONFORMANCE';

export function isRealAws(environment: NodeJS.ProcessEnv): boolean {
  return environment[REAL_AWS_SWITCH] === '1';
}

/**
 * For everything that is to work on a stand-in: neither variables nor files of the person's can
 * lead it to a real account.
 */
export function standInEnvironment(
  environment: NodeJS.ProcessEnv,
  endpoint: string,
): NodeJS.ProcessEnv {
  const others = Object.entries(environment).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(others),
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
}
