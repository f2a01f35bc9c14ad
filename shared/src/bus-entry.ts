/** One entry of a PutEvents call, in EventBridge's own words; `Resources` is always empty. */
export interface BusEntry {
  readonly EventBusName: string;
  readonly Source: string;
  readonly DetailType: string;
  /** JSON text: the bytes Momento sent. */
  readonly Detail: string;
  /** Publish time, ms since the epoch. */
  readonly Time: number;
}
