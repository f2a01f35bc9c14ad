import type { AwsOptions } from './connect.ts';

/** Options of every command that works on a stack. */
export const STACK_OPTIONS = {
  stack: { type: 'string' },
  profile: { type: 'string' },
  region: { type: 'string' },
} as const;

export const STACK_OPTIONS_USAGE = `  --profile <name>   AWS profile (default: what the environment says)
  --region <name>    AWS Region (default: the profile's, or the environment's)`;

/** The name that `npm run deploy` gives a stack when it is told none. */
export const DEFAULT_STACK_NAME = 'MomentoGateway';

export interface StackOptions extends AwsOptions {
  readonly stackName: string;
}

interface Values {
  readonly stack?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

/** @throws Error that says what to write instead. */
export function readStackOptions(
  { stack, profile, region }: Values,
  otherwise = DEFAULT_STACK_NAME,
): StackOptions {
  const stackName = stack ?? otherwise;
  if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(stackName)) {
    throw new Error(
      `--stack takes a stack's name, up to 128 letters, digits and hyphens, not "${stackName}".`,
    );
  }
  if (region !== undefined && !/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region)) {
    throw new Error(`--region takes a Region such as eu-west-1, not "${region}".`);
  }
  if (profile === '') throw new Error('--profile takes the name of an AWS profile.');
  return { stackName, profile, region };
}
