import type { EventBridgeClientConfig } from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { LIMIT_ERRORS } from './classify-aws-error.ts';

type Strategy = NonNullable<EventBridgeClientConfig['retryStrategy']>;
type TokenStrategy = Extract<Strategy, { acquireInitialRetryToken: unknown }>;

/** The part of a client's configuration that an extension may change. */
interface RetryConfiguration {
  readonly retryStrategy: () => () => Promise<Strategy>;
  readonly setRetryStrategy: (provider: () => Promise<Strategy>) => void;
}

/**
 * An extension of the SDK's clients. The SDK treats LimitExceededException as throttling: it tries
 * again, and with `retryMode: 'adaptive'` it slows down every later call.
 */
export const answerLimitsAtOnce = {
  configure(configuration: RetryConfiguration): void {
    const provide = configuration.retryStrategy();
    configuration.setRetryStrategy(async () => exceptLimits(await provide()));
  },
};

function exceptLimits(strategy: Strategy): Strategy {
  if (!('acquireInitialRetryToken' in strategy)) return strategy;
  const { mode } = strategy as { readonly mode?: string };
  const withoutLimits: TokenStrategy & { readonly mode: string | undefined } = {
    /** The SDK sends it in the User-Agent. */
    mode,
    acquireInitialRetryToken: (scope) => strategy.acquireInitialRetryToken(scope),
    refreshRetryTokenForRetry: (token, info) =>
      strategy.refreshRetryTokenForRetry(
        token,
        isAwsError(info.error, ...LIMIT_ERRORS) ? { errorType: 'CLIENT_ERROR' } : info,
      ),
    recordSuccess: (token) => strategy.recordSuccess(token),
  };
  return withoutLimits;
}
