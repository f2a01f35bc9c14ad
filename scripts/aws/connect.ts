import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { explainAwsError } from './explain-aws-error.ts';

/** The AWS account and Region that a command works in. */
export interface Connection {
  readonly accountId: string;
  readonly region: string;
  readonly profile: string | undefined;
  /** As they were given: what another command needs for the same account and Region. */
  readonly given: AwsOptions;
  /** Options for SDK clients. */
  readonly clientOptions: { readonly region: string; readonly profile?: string };
  /** Environment for processes that work in the same account and Region. */
  readonly environment: NodeJS.ProcessEnv;
}

export interface AwsOptions {
  readonly profile: string | undefined;
  readonly region: string | undefined;
}

/** Asks AWS who the caller is. @throws Error that says what to do when it cannot. */
export async function connect(
  { profile, region: chosen }: AwsOptions,
  environment: NodeJS.ProcessEnv,
): Promise<Connection> {
  const given = chosen ?? (environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION']);
  const options = { ...(given && { region: given }), ...(profile && { profile }) };
  const sts = new STSClient(options);
  const region = await sts.config.region().catch((error: unknown) => {
    throw new Error(
      'There is no AWS Region. Pass --region, such as --region eu-west-1, or set AWS_REGION.',
      { cause: error },
    );
  });
  try {
    const { Account: accountId = '' } = await sts.send(new GetCallerIdentityCommand({}));
    return {
      accountId,
      region,
      profile,
      given: { profile, region: chosen },
      clientOptions: { ...options, region },
      environment: inheritEnvironment(environment, region, profile),
    };
  } catch (error) {
    throw explainAwsError(error, { profile: profile ?? environment['AWS_PROFILE'] });
  }
}

const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/** A given profile takes precedence over keys in the environment. */
function inheritEnvironment(
  environment: NodeJS.ProcessEnv,
  region: string,
  profile: string | undefined,
): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(
    ([name]) => profile === undefined || !KEYS.includes(name),
  );
  return {
    ...Object.fromEntries(kept),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...(profile !== undefined && { AWS_PROFILE: profile }),
  };
}
