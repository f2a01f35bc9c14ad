'use client';

import { useFailures } from './use-failures.ts';

const SHOWN = 5;

/** The newest failures, and how old the oldest one is. */
export function useLastFailures() {
  return useFailures({ limit: SHOWN });
}
