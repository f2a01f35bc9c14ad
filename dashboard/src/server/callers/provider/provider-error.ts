import * as client from 'openid-client';

/** The provider did not do what it was asked; the message is a sentence for the person who asked. */
export class ProviderError extends Error {
  /** `unreachable`: it may work shortly. `refused`: it will not. */
  readonly kind: 'unreachable' | 'refused';

  constructor(kind: 'unreachable' | 'refused', message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** What openid-client's code means when the answer is no answer of a provider at all. */
const NO_ANSWER = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

/** @throws what is an error of this program. */
export function toProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  if (error instanceof client.AuthorizationResponseError) {
    return new ProviderError('refused', describe(error.error, error.error_description), {
      cause: error,
    });
  }
  if (error instanceof client.ResponseBodyError) {
    const kind = error.status >= 500 ? 'unreachable' : 'refused';
    return new ProviderError(kind, describe(error.error, error.error_description), {
      cause: error,
    });
  }
  const { code, name, message, cause } = error as Error & { readonly code?: string };
  if (NO_ANSWER.has(code ?? '') || name === 'TimeoutError') {
    return new ProviderError('unreachable', `It gave no usable answer (${code ?? name}).`, {
      cause: error,
    });
  }
  if (message === 'fetch failed') {
    const { code: reason, message: words } = (cause ?? {}) as NodeJS.ErrnoException;
    return new ProviderError('unreachable', `There is no connection to it (${reason ?? words}).`, {
      cause: error,
    });
  }
  if (error instanceof client.ClientError || code?.startsWith('OAUTH_')) {
    return new ProviderError('refused', `Its answer was not accepted (${code ?? message}).`, {
      cause: error,
    });
  }
  throw error;
}

function describe(code: string, description: string | undefined): string {
  return description === undefined ? `It answered ${code}.` : `It answered ${code}: ${description}`;
}
