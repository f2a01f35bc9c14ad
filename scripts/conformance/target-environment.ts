import { devNull } from 'node:os';

/** Set to 1, the checks use AWS itself instead of emulators, with the environment's credentials. */
export const REAL_AWS_SWITCH = 'AWS_CONFORMANCE';

export function isRealAws(environment: NodeJS.ProcessEnv): boolean {
  return environment[REAL_AWS_SWITCH] === '1';
}

/**
 * Environment for everything that calls an emulator. Neither the user's variables nor files can lead
 * it to a real account.
 */
export function emulatorEnvironment(
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
