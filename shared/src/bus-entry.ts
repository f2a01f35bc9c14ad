/** One entry of a PutEvents call, with EventBridge's field names. It has no `Resources`. */
export interface BusEntry {
  readonly EventBusName: string;
  readonly Source: string;
  readonly DetailType: string;
  /** JSON text: the bytes Momento sent. */
  readonly Detail: string;
  /** Publish time, ms since the epoch. */
  readonly Time: number;
}
