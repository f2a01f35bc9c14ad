/** The parts of an HTTP request that a Function URL uses. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** Names and values alternating, as sent. */
  readonly rawHeaders: readonly string[];
  /** For example `1.1`. */
  readonly httpVersion: string;
  readonly sourceIp: string;
  readonly port: number;
  readonly body: Buffer;
}
