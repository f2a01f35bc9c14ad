import type { ConnectionStore } from '../store/connection-store.ts';
import { buildRequest } from './build-api-request.ts';
import type { Delivery, DeliveryErrorCode, DeliveryFailure, DeliveryResult } from './delivery.ts';
import { renderDelivery } from './render-delivery.ts';
import { type HttpParts, sendRequest } from './send-request.ts';

const TIMEOUT_MS = 5000;

/** The statuses below 500 that EventBridge retries. */
const RETRIED = [401, 407, 409, 429];

export interface ApiTargets extends HttpParts {
  readonly connections: ConnectionStore;
}

/**
 * Calls the endpoint of an API destination. Without an answer in 5 s, and for the statuses that AWS
 * retries, the failure is retried; any other status but 2xx is final.
 */
export async function deliverToApiDestination(
  targets: ApiTargets,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<DeliveryResult> {
  const { connections, destinations } = targets.connections;
  const destination = destinations.findByArn(delivery.target.Arn);
  const connection = destination && connections.findByArn(destination.connectionArn);
  if (destination === undefined || connection === undefined) {
    const missing = destination === undefined ? 'API destination' : 'connection';
    return fail('NO_RESOURCE', `The ${missing} of the target does not exist.`, false);
  }
  const rendered = renderDelivery(delivery);
  if ('errorCode' in rendered) return rendered;
  const { url, request } = buildRequest(destination, connection, delivery, rendered.input);
  const result = await sendRequest(targets, url, request, TIMEOUT_MS, signal);
  switch (result) {
    case 'timeout':
      return fail('TIMEOUT', `The endpoint did not answer in ${TIMEOUT_MS / 1000} s.`, true);
    case 'unreachable':
      return fail('CONNECTION_FAILURE', 'The endpoint could not be reached.', true);
    default:
      return result >= 200 && result < 300 ? 'delivered' : describeStatus(result);
  }
}

function describeStatus(status: number): DeliveryFailure {
  const isRetryable = status >= 500 || RETRIED.includes(status);
  const code =
    status === 429 ? 'THROTTLING' : status >= 500 ? 'ERROR_FROM_TARGET' : 'SDK_CLIENT_ERROR';
  return fail(code, `The endpoint answered ${status}.`, isRetryable);
}

function fail(
  errorCode: DeliveryErrorCode,
  errorMessage: string,
  isRetryable: boolean,
): DeliveryFailure {
  return { errorCode, errorMessage, isRetryable };
}
