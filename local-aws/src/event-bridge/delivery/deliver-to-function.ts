import type { Delivery, DeliveryErrorCode, DeliveryResult } from './delivery.ts';
import { renderDelivery } from './render-delivery.ts';
import { type HttpParts, sendRequest } from './send-request.ts';
import { readTargetKind } from './target-kind.ts';

const TIMEOUT_MS = 30_000;

export interface FunctionTargets extends HttpParts {
  /** By function name, the URL where a POST of the event as JSON invokes it. */
  readonly urls: Readonly<Record<string, string>>;
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
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: rendered.input };
  const result = await sendRequest(functions, url, request, TIMEOUT_MS, signal);
  switch (result) {
    case 'timeout':
      return describeFailure('TIMEOUT', `The function did not answer in ${TIMEOUT_MS / 1000} s.`);
    case 'unreachable':
      return describeFailure('CONNECTION_FAILURE', 'The function could not be reached.');
    default:
      if (result >= 200 && result < 300) return 'delivered';
      return describeFailure('ERROR_FROM_TARGET', `The function answered ${result}.`);
  }
}

function describeFailure(errorCode: DeliveryErrorCode, errorMessage: string): DeliveryResult {
  return { errorCode, errorMessage, isRetryable: true };
}
