/** Where a call went: what `--profile` and `--region` chose, or the environment. */
interface Place {
  readonly profile: string | undefined;
}

const EXPIRED = /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/;
const UNKNOWN =
  /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|AuthFailure)$/;
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|TimeoutError)$/;

interface SdkError extends Error {
  readonly code?: string;
}

/** An error of the AWS SDK as one that says what to do; others are given back as they are. */
export function explainAwsError(error: unknown, { profile }: Place): Error {
  const { name = '', code = '', message = String(error) } = error as SdkError;
  const login = `aws sso login${profile === undefined ? '' : ` --profile ${profile}`}`;
  const explain = (text: string) => new Error(text, { cause: error });
  if (EXPIRED.test(name) || (name === 'CredentialsProviderError' && /expired/i.test(message))) {
    return explain(`The AWS credentials have expired. Log in again (${login}), or set new ones.`);
  }
  if (name === 'CredentialsProviderError') {
    return explain(
      profile === undefined
        ? 'There are no AWS credentials. Log in (aws sso login, aws login), or name a profile with --profile or AWS_PROFILE.'
        : `The profile "${profile}" gives no AWS credentials: ${message}. Log in (${login}), or look at ~/.aws/config.`,
    );
  }
  if (UNKNOWN.test(name)) {
    return explain(
      `AWS does not know these credentials (${name}). Look at AWS_ACCESS_KEY_ID, or name a profile with --profile.`,
    );
  }
  if (/^AccessDenied/.test(name)) return explain(`AWS does not allow it: ${message}`);
  if (UNREACHABLE.test(code) || UNREACHABLE.test(name)) {
    return explain(`AWS does not answer (${code || name}). Look at the network and --region.`);
  }
  return error instanceof Error ? error : explain(message);
}
