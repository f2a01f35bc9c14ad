/** The event of a parked message. */
export interface ParkedEvent {
  readonly webhookId: string;
  readonly cache: string;
  readonly text: string;
}
