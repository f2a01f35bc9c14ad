import type { Delivery } from './delivery.ts';

/** What the target gets: the event, or what the target says to send instead. */
export function renderDeliveryInput(delivery: Delivery): string {
  return delivery.target.Input ?? delivery.event;
}
