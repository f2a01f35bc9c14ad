import { DEFAULT_STACK_NAME, STACK_NAME_FORM } from '@momento-gateway/shared/stack-settings';
import type { AwsOptions } from './connect.ts';

/** Options that every stack command takes. */
export const STACK_OPTIONS = {
  stack: { type: 'string' },
  profile: { type: 'string' },
  region: { type: 'string' },
} as const;

export const STACK_OPTIONS_USAGE = `  --profile <name>   AWS profile (default: from the environment)
  --region <name>    AWS Region (default: from the profile or the environment)`;

export interface StackOptions extends AwsOptions {
  readonly stackName: string;
}

interface Values {
  readonly stack?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

/** @throws Error that names the wrong option and what it takes. */
export function readStackOptions(
  { stack, profile, region }: Values,
  fallback = DEFAULT_STACK_NAME,
): StackOptions {
  const stackName = stack ?? fallback;
  if (!STACK_NAME_FORM.form.test(stackName)) {
    throw new Error(`--stack takes a name of ${STACK_NAME_FORM.takes}, not "${stackName}".`);
  }
  if (region !== undefined && !/^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(region)) {
    throw new Error(`--region takes a Region such as eu-west-1, not "${region}".`);
  }
  if (profile === '') throw new Error('--profile takes the name of an AWS profile.');
  return { stackName, profile, region };
}

/** @returns undefined without `--stack`: for the product on this machine. @throws as `readStackOptions`. */
export function readOptionalStack({ stack, profile, region }: Values): StackOptions | undefined {
  if (stack !== undefined) return readStackOptions({ stack, profile, region });
  for (const [option, value] of Object.entries({ profile, region })) {
    if (value !== undefined) throw new Error(`--${option} needs --stack <name>.`);
  }
  return undefined;
}

/** The same stack, as options of the next command. */
export function formatStackOptions(
  { stackName, profile, region }: StackOptions,
  stackOption = '--stack',
): string {
  return [
    `${stackOption} ${stackName}`,
    ...(profile === undefined ? [] : [`--profile ${profile}`]),
    ...(region === undefined ? [] : [`--region ${region}`]),
  ].join(' ');
}
