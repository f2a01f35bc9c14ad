interface Caller {
  /** From `--profile` or the environment. */
  readonly profile: string | undefined;
}

const EXPIRED = /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/;
const NOT_ACCEPTED =
  /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|AuthFailure)$/;
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|TimeoutError)$/;

interface SdkError extends Error {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  /** Of an answer that is not one of AWS, such as a proxy's page. */
  readonly $response?: { readonly statusCode?: number };
}

/** Turns an error of the AWS SDK into one that says what to do; returns other errors unchanged. */
export function explainAwsError(error: unknown, { profile }: Caller): Error {
  const sdkError = error as SdkError;
  const { name = '', code = '', message = String(error), $metadata, $response } = sdkError;
  const status = $metadata?.httpStatusCode ?? $response?.statusCode ?? 0;
  const login = `aws sso login${profile === undefined ? '' : ` --profile ${profile}`}`;
  const explain = (text: string) => new Error(text, { cause: error });
  if (EXPIRED.test(name) || (name === 'CredentialsProviderError' && /expired/i.test(message))) {
    return explain(`The AWS credentials have expired. Log in again (${login}), or set new ones.`);
  }
  if (name === 'CredentialsProviderError') {
    return explain(
      profile === undefined
        ? 'There are no AWS credentials. Log in (aws sso login, aws login), or choose a profile with --profile or AWS_PROFILE.'
        : `The profile "${profile}" gives no AWS credentials: ${message}. Log in (${login}), or check ~/.aws/config.`,
    );
  }
  if (NOT_ACCEPTED.test(name)) {
    return explain(
      `AWS does not accept these credentials (${name}). Check AWS_ACCESS_KEY_ID, or choose a profile with --profile.`,
    );
  }
  if (/^AccessDenied/.test(name)) return explain(`AWS denied access: ${message}`);
  if (UNREACHABLE.test(code) || UNREACHABLE.test(name)) {
    return explain(`AWS does not answer (${code || name}). Check the network and --region.`);
  }
  if (status >= 500) {
    return explain(
      `AWS, or what stands before it, answered ${status} (${name}). Try again. If it stays so, check proxies, and AWS_ENDPOINT_URL if it is set.`,
    );
  }
  return error instanceof Error ? error : explain(message);
}
