import type { SendMessage } from '../send-message.ts';
import type { CallAws } from './aws-caller.ts';
import { explainFailure, isTransient } from './explain-failure.ts';

export function createSendMessage(callSqs: CallAws): SendMessage {
  return async (queueUrl, message, timeoutMs, signal) => {
    const input = { QueueUrl: queueUrl, MessageBody: message };
    const answer = await callSqs('SendMessage', input, timeoutMs, signal);
    if (answer.kind !== 'answered') {
      return { kind: 'refused', retryable: isTransient(answer), message: explainFailure(answer) };
    }
    return typeof answer.output['MessageId'] === 'string'
      ? { kind: 'sent' }
      : { kind: 'refused', retryable: false, message: 'An answer without a message id' };
  };
}
