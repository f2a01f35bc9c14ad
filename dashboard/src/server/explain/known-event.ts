import type { KnownFields } from '@momento-gateway/api/pattern/judge-pattern';

/** What is known of the event, and whether that is all of it. */
export interface KnownEvent {
  readonly fields: KnownFields;
  readonly isWhole: boolean;
}
