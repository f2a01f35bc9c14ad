/** What Momento POSTs for one message of a topic. Times are ms since the epoch. */
export interface MomentoPayload {
  readonly cache: string;
  readonly topic: string;
  readonly event_timestamp: number;
  readonly publish_timestamp: number;
  readonly topic_sequence_number: number;
  /** Empty when the publisher's token has no id. */
  readonly token_id: string;
  /** The message; often itself a JSON text. */
  readonly text: string;
}
