import { renderTargetInput } from '../../input-transformer/render-target-input.ts';
import type { Delivery, DeliveryErrorCode, DeliveryFailure } from './delivery.ts';

/** As much as a function takes of an event, and CloudWatch Logs of a message. */
const MAX_INPUT_BYTES = 1_048_576;

/** What is sent to a target, or why nothing can be. `limitBytes` is for targets that have a limit. */
export function renderDelivery(
  delivery: Delivery,
  limitBytes = MAX_INPUT_BYTES,
): { readonly input: string } | DeliveryFailure {
  const input = renderTargetInput(delivery);
  if (input === undefined) {
    return fail('INVALID_JSON', 'The input transformer did not make valid JSON of the event.');
  }
  const bytes = Buffer.byteLength(input);
  if (bytes > limitBytes) {
    const size = `${bytes} bytes, more than the ${limitBytes} the target takes`;
    return fail('INVALID_PARAMETER', `The input of the target has ${size}.`);
  }
  return { input };
}

function fail(errorCode: DeliveryErrorCode, errorMessage: string): DeliveryFailure {
  return { errorCode, errorMessage, isRetryable: false };
}
