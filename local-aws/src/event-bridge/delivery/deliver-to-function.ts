import type { Clock } from '../../core/clock.ts';
import type { Delivery, DeliveryErrorCode, DeliveryResult } from './delivery.ts';
import { renderDelivery } from './render-delivery.ts';
import { readTargetKind } from './target-kind.ts';

const TIMEOUT_MS = 30_000;

export interface FunctionTargets {
  /** By function name, the URL where a POST of the event as JSON invokes it. */
  readonly urls: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
}

/**
 * Invokes a Lambda target. Anything but a 2xx status within 30 s is a failure that is retried. Ends
 * early when `signal` is aborted.
 */
export async function deliverToFunction(
  functions: FunctionTargets,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<DeliveryResult> {
  const target = readTargetKind(delivery.target.Arn);
  const name = target.kind === 'function' ? target.functionName : '';
  const url = Object.hasOwn(functions.urls, name) ? functions.urls[name] : undefined;
  if (url === undefined) {
    return {
      errorCode: 'NO_RESOURCE',
      errorMessage: `No URL is configured for the function "${name}".`,
      isRetryable: false,
    };
  }
  const rendered = renderDelivery(delivery);
  if ('errorCode' in rendered) return rendered;
  const expiry = new AbortController();
  const end = new AbortController();
  functions.clock.sleep(TIMEOUT_MS, end.signal).then(() => expiry.abort(), ignoreEnd);
  try {
    const response = await functions.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: rendered.input,
      redirect: 'manual',
      signal: AbortSignal.any([signal, expiry.signal]),
    });
    await response.body?.cancel();
    if (response.ok) return 'delivered';
    return describeFailure('ERROR_FROM_TARGET', `The function answered ${response.status}.`);
  } catch {
    return expiry.signal.aborted
      ? describeFailure('TIMEOUT', `The function did not answer in ${TIMEOUT_MS / 1000} s.`)
      : describeFailure('CONNECTION_FAILURE', 'The function could not be reached.');
  } finally {
    end.abort();
  }
}

/** The function answered in time. */
function ignoreEnd(): void {}

function describeFailure(errorCode: DeliveryErrorCode, errorMessage: string): DeliveryResult {
  return { errorCode, errorMessage, isRetryable: true };
}
