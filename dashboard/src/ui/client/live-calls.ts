import {
  LIVE_EVENTS_WAIT_S,
  LiveEventsSchema,
  type OpenViewer,
  ViewerSchema,
} from '@momento-gateway/api/live/live';
import { type Call, type Cancellable, nothing } from './call.ts';

const pathOf = (viewerId: string) => `/api/live/${encodeURIComponent(viewerId)}`;

export function createLiveCalls(call: Call) {
  return {
    open: (body: OpenViewer) =>
      call({ method: 'POST', path: '/api/live', body, answer: ViewerSchema }),
    /** Waits a while for the first event. */
    read: (viewerId: string, { signal }: Cancellable = {}) =>
      call({
        method: 'GET',
        path: pathOf(viewerId),
        query: { waitSeconds: LIVE_EVENTS_WAIT_S },
        answer: LiveEventsSchema,
        signal,
      }),
    close: (viewerId: string) =>
      call({ method: 'POST', path: `${pathOf(viewerId)}/close`, answer: nothing }),
    /** For a page that is going: it can no longer wait for an answer. */
    closeLeaving: (viewerId: string) => {
      navigator.sendBeacon(`${pathOf(viewerId)}/close`);
    },
  };
}
