import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { Redrive } from '@momento-gateway/api/failures/redrive';
import { parseRedriveLines } from './redrive-lines.ts';

/** Without a sign of life for so long a redrive counts as stopped. */
const SILENCE_MAX_MS = 30_000;

/** What the lines of a redrive's stream say of it; undefined when they do not. `now` in ms since the epoch. */
export function toRedrive(events: readonly FilteredLogEvent[], now: number): Redrive | undefined {
  const logged = parseRedriveLines(events.map(({ message = '' }) => message));
  if (logged === undefined) return undefined;
  const { status, results } = logged;
  // AWS's clock and the writer's own: whichever is later did see it.
  const seenAt = Math.max(
    ...events.map(({ timestamp = 0, ingestionTime = 0 }) => Math.max(timestamp, ingestionTime)),
  );
  if (status.state !== 'running') return { ...status, seenAt, results: [...results] };
  if (now - seenAt <= SILENCE_MAX_MS) return { ...status, seenAt, results: [] };
  return {
    ...status,
    seenAt,
    state: 'stopped',
    results: [...results],
    problem: explainSilence(status.runsAt),
  };
}

function explainSilence(runsAt: string): string {
  return `The dashboard that ran it, ${runsAt} (host and process id), ended or can no longer be heard.`;
}
