import type { SQSClient } from '@aws-sdk/client-sqs';
import { createHiddenMessages, type HiddenMessage } from './hidden-messages.ts';

/** A received message, which is hidden from others for five minutes or until it is released. */
export interface TakenMessage {
  readonly body: string;
  /** Never fails: without it, the message becomes visible after five minutes. */
  readonly release: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/**
 * Receives messages until one has this id, because SQS cannot look up a message by id. Releases the
 * others.
 *
 * @throws Error that says what to do when the message is not available.
 */
export async function takeParkedMessage(
  sqs: SQSClient,
  queueUrl: string,
  messageId: string,
  signal: AbortSignal,
): Promise<TakenMessage> {
  const elapsed = () => performance.now();
  const hidden = createHiddenMessages(sqs, { queueUrl, signal, elapsed });
  let found: HiddenMessage | undefined;
  try {
    for (;;) {
      const received = await hidden.receive();
      if (received.length === 0) throw new Error(describeMissing(messageId));
      const wanted = received.find(({ id }) => id === messageId);
      if (wanted?.movedFrom !== undefined) {
        throw new Error(
          `The gateway did not park the message ${messageId}: SQS moved it from ${wanted.movedFrom}. It was not published.`,
        );
      }
      found = wanted;
      if (found !== undefined) {
        return {
          body: found.body,
          release: () => hidden.release([messageId]),
          remove: () => hidden.remove(messageId),
        };
      }
    }
  } finally {
    await hidden.release(hidden.ids().filter((id) => id !== found?.id));
  }
}

function describeMissing(messageId: string): string {
  return `The message ${messageId} is not available in the parked queue. A dashboard or another command may be reading it: try again in five minutes. Use the id that the dashboard shows under Failures.`;
}
