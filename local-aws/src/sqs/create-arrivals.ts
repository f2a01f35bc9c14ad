/** Tells those who wait on a queue that it is worth looking again. */
export interface Arrivals {
  readonly announce: (queueId: number) => void;
  /** Calls `onArrival` at every announcement until the returned function is called. */
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
