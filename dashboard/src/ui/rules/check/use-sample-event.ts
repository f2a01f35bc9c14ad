import type { Api } from '@momento-gateway/api/call';
import { listFailures, readFailure } from '@momento-gateway/api/failures/failure-operations';
import { useEffect, useState } from 'react';
import { useApi } from '../../client/api-context.tsx';
import { describeError } from '../../client/explain-error.ts';
import { formatJson } from '../../elements/format-json.ts';
import { recallEvent } from '../../live/recent-event.ts';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { buildSampleEvent } from './sample-event.ts';

interface SampleEvent {
  readonly text: string;
  /** Where it comes from. */
  readonly origin: string;
}

/** The event that a pattern is checked with: a sample, a real one, or what somebody typed. */
export function useSampleEvent(topic: { readonly cache: string; readonly topic: string }) {
  const api = useApi();
  const eventId = useUrlState().get('event');
  const [chosen, setChosen] = useState<SampleEvent>();
  const [problem, setProblem] = useState<string>();

  // Not on the server: only this browser has the event that the page's address names.
  useEffect(() => {
    const event = eventId === '' ? undefined : recallEvent(eventId);
    if (event !== undefined) setChosen(toSample(event, SEEN_LIVE));
  }, [eventId]);

  const takeRecent = async () => {
    setProblem(undefined);
    try {
      const recent = await loadRecentEvent(api, recallEvent());
      if (recent !== undefined) setChosen(recent);
      else setProblem('There is no recent event. Open Live events, send one, and come back.');
    } catch (error) {
      setProblem(describeError(error));
    }
  };

  const sample = buildSampleEvent(topic.cache || 'shop', topic.topic || 'orders');
  return {
    ...(chosen ?? toSample(sample, 'A sample event of this topic. You can edit it.')),
    problem,
    type: (text: string) => {
      setProblem(undefined);
      setChosen({ text, origin: 'Your own event.' });
    },
    takeRecent: () => void takeRecent(),
    takeSample: () => {
      setProblem(undefined);
      setChosen(undefined);
    },
  };
}

const SEEN_LIVE = 'A real event, seen under Live events.';

/**
 * The event last seen live, or else the event of the newest failure.
 *
 * @returns undefined when there is neither
 */
export async function loadRecentEvent(
  api: Api,
  seenLive: unknown,
): Promise<SampleEvent | undefined> {
  if (seenLive !== undefined) return toSample(seenLive, SEEN_LIVE);
  const { failures } = await api(listFailures, { query: { limit: 1 } });
  const [newest] = failures;
  if (newest === undefined) return undefined;
  const { event } = await api(readFailure, { params: { failureId: newest.id } });
  return toSample(event, 'The event of the newest failure.');
}

function toSample(event: unknown, origin: string): SampleEvent {
  return { text: formatJson(event), origin };
}
