/** Notifies those waiting on a queue to look again. */
export interface Arrivals {
  readonly announce: (queueId: number) => void;
  /** Calls `onArrival` at every notification until the returned function is called. */
  readonly subscribe: (queueId: number, onArrival: () => void) => () => void;
}

export function createArrivals(): Arrivals {
  const listeners = new Map<number, Set<() => void>>();
  return {
    announce: (queueId) => {
      for (const onArrival of [...(listeners.get(queueId) ?? [])]) onArrival();
    },
    subscribe: (queueId, onArrival) => {
      const waiting = listeners.get(queueId) ?? new Set();
      listeners.set(queueId, waiting.add(onArrival));
      return () => {
        waiting.delete(onArrival);
        if (waiting.size === 0) listeners.delete(queueId);
      };
    },
  };
}
