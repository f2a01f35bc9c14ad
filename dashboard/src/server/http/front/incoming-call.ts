/** A call as received, before its address is parsed. */
export interface IncomingCall {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly pathname: string;
  readonly query: string;
  readonly headers: Headers;
  /** The other end of the connection. */
  readonly peer: string;
  readonly body: AsyncIterable<Uint8Array>;
}
