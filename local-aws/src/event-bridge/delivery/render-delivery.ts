import { renderTargetInput } from '../../input-transformer/render-target-input.ts';
import type { Delivery, DeliveryErrorCode, DeliveryFailure } from './delivery.ts';

/** The largest event of a function, and the largest message of CloudWatch Logs. */
const MAX_INPUT_BYTES = 1_048_576;

/** The input of a target, or why it cannot be sent. `limitBytes` is for targets with a limit. */
export function renderDelivery(
  delivery: Delivery,
  limitBytes = MAX_INPUT_BYTES,
): { readonly input: string } | DeliveryFailure {
  const input = renderTargetInput(delivery);
  if (input === undefined) {
    return fail('INVALID_JSON', 'The input transformer did not produce valid JSON.');
  }
  const bytes = Buffer.byteLength(input);
  if (bytes > limitBytes) {
    const size = `${bytes} bytes, more than the ${limitBytes} bytes that the target accepts`;
    return fail('INVALID_PARAMETER', `The input of the target has ${size}.`);
  }
  return { input };
}

function fail(errorCode: DeliveryErrorCode, errorMessage: string): DeliveryFailure {
  return { errorCode, errorMessage, isRetryable: false };
}
