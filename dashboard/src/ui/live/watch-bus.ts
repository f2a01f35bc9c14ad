import { ApiError } from '@momento-gateway/api/api-error';
import type { Api } from '@momento-gateway/api/call';
import {
  LIVE_EVENTS_WAIT_S,
  type LiveEvent,
  type OpenViewer,
} from '@momento-gateway/api/live/live';
import { closeViewer, openViewer, readViewer } from '@momento-gateway/api/live/live-operations';

export type WatchState =
  | { readonly type: 'opening' | 'watching' }
  /** Tried again automatically, unless `hasStopped`. */
  | { readonly type: 'failing'; readonly error: unknown; readonly hasStopped: boolean };

interface Watch {
  readonly api: Api;
  readonly filter: OpenViewer;
  readonly signal: AbortSignal;
  readonly onState: (state: WatchState) => void;
  readonly onEvents: (events: readonly LiveEvent[]) => void;
  /** Called with the open viewer; undefined when it is closed. */
  readonly onViewer: (viewerId: string | undefined) => void;
  readonly sleep: (ms: number) => Promise<void>;
}

const RETRY_MS = 2_000;
const RETRY_MAX_MS = 60_000;

/** Reads are so far apart when events come: each shows what came since the last one. */
const READ_EVERY_MS = 1_000;

/**
 * Opens a viewer and receives its events until the signal aborts; then closes the viewer. A viewer
 * that is gone (the machine slept) is opened again. After errors it tries again, at last once a
 * minute; what is refused it does not.
 */
export async function watchBus(watch: Watch): Promise<void> {
  const { signal, onState, sleep } = watch;
  let errorsInRow = 0;
  const succeed = () => {
    errorsInRow = 0;
  };
  while (!signal.aborted) {
    try {
      if (errorsInRow === 0) onState({ type: 'opening' });
      await followViewer(watch, succeed);
    } catch (error) {
      if (signal.aborted) return;
      errorsInRow += 1;
      if (isGone(error) && errorsInRow === 1) continue;
      const hasStopped = isRefused(error);
      onState({ type: 'failing', error, hasStopped });
      if (hasStopped) return;
      await sleep(Math.min(RETRY_MAX_MS, RETRY_MS * 2 ** (errorsInRow - 1)));
    }
  }
}

/** Throws what a call throws; closes the viewer in any case. */
async function followViewer(watch: Watch, succeed: () => void): Promise<void> {
  const { api, filter, signal, onState, onEvents, onViewer, sleep } = watch;
  const { viewerId } = await api(openViewer, { body: filter });
  const params = { viewerId };
  const query = { waitSeconds: LIVE_EVENTS_WAIT_S };
  onViewer(viewerId);
  let isOpen = true;
  try {
    onState({ type: 'watching' });
    while (!signal.aborted) {
      const { events } = await api(readViewer, { params, query }, { signal });
      succeed();
      onState({ type: 'watching' });
      if (events.length === 0) continue;
      onEvents(events);
      await sleep(READ_EVERY_MS);
    }
  } catch (error) {
    isOpen = !isGone(error);
    throw error;
  } finally {
    onViewer(undefined);
    // A viewer that cannot be closed expires.
    if (isOpen) await api(closeViewer, { params }).catch(() => {});
  }
}

function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

/** The request is wrong, or there are too many viewers: trying again does not help. */
function isRefused(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 400 || error.status === 409);
}
