import type {
  ReceiveMessageCommand,
  ReceiveMessageCommandOutput,
  SQSClient,
} from '@aws-sdk/client-sqs';

/** Receives once: the SDK would send it again when an answer is lost, and each receive counts. */
export function sendOnce(
  sqs: SQSClient,
  command: ReceiveMessageCommand,
): Promise<ReceiveMessageCommandOutput> {
  let failure: { readonly error: unknown } | undefined;
  let isSent = false;
  command.middlewareStack.add(
    (next) => async (call) => {
      // The SDK tries again, and gets the same error without a call.
      if (isSent) throw failure?.error;
      isSent = true;
      try {
        return await next(call);
      } catch (error) {
        failure = { error };
        throw error;
      }
    },
    { step: 'finalizeRequest', priority: 'low', name: 'sendOnce' },
  );
  return sqs.send(command);
}
