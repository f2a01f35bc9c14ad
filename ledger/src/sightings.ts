import { emptySighting, type Sighting } from './account.ts';
import { findName, textOf } from './message-text.ts';
import type { Slot } from './slots.ts';

type Detail = Readonly<Record<string, unknown>>;

/** Records where each post of a run is seen. */
export class Sightings {
  readonly byId = new Map<number, Sighting>();
  unknownMessages = 0;
  /** Set when the redrive starts. */
  isLater = false;
  readonly #run: string;

  constructor(run: string) {
    this.#run = run;
  }

  /** A message on the queue of `slot`. */
  seeOnTarget(slot: Slot, text: string): void {
    const sighting = this.#find(text);
    if (sighting === undefined) return;
    sighting[this.isLater ? 'onTargetLater' : 'onTarget'] += 1;
    const event = JSON.parse(text) as { 'detail-type': string; source: string; detail: Detail };
    const isOwn =
      event.source === 'Momento' &&
      event['detail-type'] === `${slot.cache}#${slot.topic}` &&
      this.#hasPostedContent(slot, event.detail);
    if (!isOwn) sighting.wrong += 1;
  }

  seeOnBus(text: string): void {
    const sighting = this.#find(text);
    if (sighting !== undefined) sighting[this.isLater ? 'onBusLater' : 'onBus'] += 1;
  }

  seeParked(text: string): void {
    const sighting = this.#find(text);
    if (sighting !== undefined) sighting.parked += 1;
  }

  #find(text: string): Sighting | undefined {
    const name = findName(text);
    if (name?.run !== this.#run) {
      this.unknownMessages += 1;
      return undefined;
    }
    const sighting = this.byId.get(name.id) ?? emptySighting();
    this.byId.set(name.id, sighting);
    return sighting;
  }

  #hasPostedContent({ cache, topic, parseText }: Slot, detail: Detail): boolean {
    const { text } = detail;
    const name = typeof text === 'string' ? findName(text) : undefined;
    if (name === undefined || text !== textOf(name.run, name.id)) return false;
    const json = parseText && text.startsWith('{') ? text : undefined;
    return (
      detail['cache'] === cache &&
      detail['topic'] === topic &&
      detail['topic_sequence_number'] === name.id &&
      detail['token_id'] === '' &&
      (json === undefined
        ? !('json' in detail)
        : JSON.stringify(detail['json']) === JSON.stringify(JSON.parse(json)))
    );
  }
}
