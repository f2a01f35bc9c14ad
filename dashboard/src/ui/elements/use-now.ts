import { useSyncExternalStore } from 'react';

const TICK_MS = 5_000;

let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** The time, epoch ms, at most a few seconds old and the same for everything on a page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, readNow, readNow);
}

function readNow(): number {
  return now;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  queueMicrotask(tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  const time = Date.now();
  if (time - now < 1_000) return;
  now = time;
  for (const listener of listeners) listener();
}
