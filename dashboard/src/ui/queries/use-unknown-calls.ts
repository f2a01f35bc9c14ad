import { listUnknownCalls } from '@momento-gateway/api/observation/observation-operations';
import { useMay } from '../callers/session.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

/** A mistyped URL is found after minutes, not seconds: each look reads the log of a day. */
const POLL_MS = 5 * 60_000;

/** Calls of the last day to webhooks that do not exist. */
export function useUnknownCalls() {
  const isEnabled = useMay('listUnknownCalls');
  return usePolledQuery(['unknown-calls'], listUnknownCalls, {}, POLL_MS, isEnabled);
}
