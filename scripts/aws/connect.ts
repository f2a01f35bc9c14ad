import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { explainAwsError } from './explain-aws-error.ts';

/** Whose AWS account, and where, a command works in. */
export interface Connection {
  readonly accountId: string;
  readonly region: string;
  readonly profile: string | undefined;
  /** What an SDK client of ours takes. */
  readonly clientOptions: { readonly region: string; readonly profile?: string };
  /** For processes that are to work in the same account and Region. */
  readonly environment: NodeJS.ProcessEnv;
}

export interface AwsOptions {
  readonly profile: string | undefined;
  readonly region: string | undefined;
}

/** Asks AWS who calls. @throws Error that says what to do when credentials or Region are missing. */
export async function connect(
  { profile, region: chosen }: AwsOptions,
  environment: NodeJS.ProcessEnv,
): Promise<Connection> {
  const named = chosen ?? (environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION']);
  const options = { ...(named && { region: named }), ...(profile && { profile }) };
  const sts = new STSClient(options);
  const region = await sts.config.region().catch((error: unknown) => {
    throw new Error(
      'There is no AWS Region. Give --region, such as --region eu-west-1, or set AWS_REGION.',
      { cause: error },
    );
  });
  try {
    const { Account: accountId = '' } = await sts.send(new GetCallerIdentityCommand({}));
    return {
      accountId,
      region,
      profile,
      clientOptions: { ...options, region },
      environment: passOn(environment, region, profile),
    };
  } catch (error) {
    throw explainAwsError(error, { profile: profile ?? environment['AWS_PROFILE'] });
  }
}

const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/** A profile that was named counts, whatever keys the environment holds besides. */
function passOn(
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
