'use client';

import { listFailures, readFailure } from '@momento-gateway/api/failures/failure-operations';
import { useEffect, useState } from 'react';
import { useApi } from '../../client/api-context.tsx';
import { describeError } from '../../client/explain-error.ts';
import { formatJson } from '../../elements/format-json.ts';
import { recallEvent } from '../../live/recent-event.ts';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { buildSampleEvent } from './sample-event.ts';

interface TestEvent {
  readonly text: string;
  /** Where it comes from. */
  readonly origin: string;
}

/** The event a pattern is tested with: an example, a real one, or what somebody typed. */
export function useTestEvent(topic: { readonly cache: string; readonly topic: string }) {
  const api = useApi();
  const eventId = useUrlState().get('event');
  const [chosen, setChosen] = useState<TestEvent>();
  const [problem, setProblem] = useState<string>();
  const take = (event: unknown, origin: string) => setChosen({ text: formatJson(event), origin });

  // Not on the server: only this browser knows the event that the page's address names.
  useEffect(() => {
    const event = eventId === '' ? undefined : recallEvent(eventId);
    if (event !== undefined) setChosen({ text: formatJson(event), origin: SEEN_LIVE });
  }, [eventId]);

  const takeRecent = async () => {
    setProblem(undefined);
    const seen = recallEvent();
    if (seen !== undefined) return take(seen, SEEN_LIVE);
    try {
      const { failures } = await api(listFailures, { query: { limit: 1 } });
      if (failures[0] !== undefined) {
        const { event } = await api(readFailure, { params: { failureId: failures[0].id } });
        return take(event, 'The last failure’s event.');
      }
      setProblem('There is none yet. Open Live events, send one, and come back.');
    } catch (error) {
      setProblem(describeError(error));
    }
  };

  const sample = formatJson(buildSampleEvent(topic.cache || 'shop', topic.topic || 'orders'));
  return {
    ...(chosen ?? {
      text: sample,
      origin: 'An example event of this topic; change it as you like.',
    }),
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
