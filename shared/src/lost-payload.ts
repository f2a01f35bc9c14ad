/** `message` of the log lines that hold an event that neither the bus nor the queue accepted. */
export const LOST_PAYLOAD = 'lost-payload';

/**
 * One piece of a lost event in the gateway's log: joined, their bytes are the queue message that
 * could not be parked. A line is shorter than 60 kB, so that neither Lambda nor CloudWatch cuts it.
 */
export interface LostPayloadLine {
  readonly timestamp: string;
  readonly level: 'INFO';
  readonly message: typeof LOST_PAYLOAD;
  readonly requestId: string;
  /** From 1 to `of`. */
  readonly part: number;
  readonly of: number;
  /** Of all parts together, decoded. */
  readonly bytes: number;
  /** Base64; all parts but the last have the same length. */
  readonly data: string;
}
