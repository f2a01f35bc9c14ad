import { useEffect, useState } from 'react';
import { formatJson } from '../../elements/format-json.ts';
import { recallEvents } from '../../live/recent-events.ts';
import { useUrlState } from '../../navigation/use-url-state.ts';
import type { RecentEvent } from '../pattern/load-recent-events.ts';
import { keepEvent, recallEvent, type SampleEvent } from './kept-event.ts';
import { buildSampleEvent } from './sample-event.ts';

/**
 * The event that a pattern is checked with: a sample, a real one, or what somebody typed.
 *
 * @param isKept whether a reload of the page keeps it
 */
export function useSampleEvent(
  topic: { readonly cache: string; readonly topic: string },
  isKept: boolean,
) {
  const eventId = useUrlState().get('event');
  const [chosen, setChosen] = useState<SampleEvent>();

  // Not on the server: only this browser has what was kept, and the event that the address names.
  useEffect(() => {
    const seen = recallEvents().find(({ id }) => id === eventId);
    if (seen !== undefined) setChosen(toSample({ ...seen, origin: 'live' }));
    else if (isKept) setChosen(recallEvent());
  }, [eventId, isKept]);

  const choose = (event: SampleEvent | undefined) => {
    setChosen(event);
    if (isKept) keepEvent(event);
  };

  const sample = buildSampleEvent(topic.cache || 'shop', topic.topic || 'orders');
  return {
    ...(chosen ?? {
      text: formatJson(sample),
      origin: topic.topic === '' ? SAMPLE : SAMPLE_OF_TOPIC,
    }),
    type: (text: string) => choose({ text, origin: 'Your own event.' }),
    take: (event: RecentEvent) => choose(toSample(event)),
    takeSample: () => choose(undefined),
  };
}

const SAMPLE = 'A sample event. You can edit it.';
const SAMPLE_OF_TOPIC = 'A sample event of this topic. You can edit it.';

const ORIGINS = {
  live: 'seen under Live events',
  failure: 'of a failure',
} as const satisfies Record<RecentEvent['origin'], string>;

function toSample({
  event,
  detailType,
  origin,
}: Pick<RecentEvent, 'event' | 'detailType' | 'origin'>): SampleEvent {
  return {
    text: formatJson(event),
    origin: `A real event of ${detailType}, ${ORIGINS[origin]}.`,
  };
}
