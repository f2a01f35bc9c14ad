import { formatAge, formatTime } from './format-time.ts';
import { useNow } from './use-now.ts';

interface TimeProps {
  /** Epoch ms. */
  readonly at: number;
}

/** How long ago; the date and time as its tooltip. */
export function RelativeTime({ at }: TimeProps) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formatTime(at)}>
      {formatAge(at, useNow())}
    </time>
  );
}

/** Date and time with the zone, and how long ago that was. */
export function ExactTime({ at }: TimeProps) {
  return (
    <time dateTime={new Date(at).toISOString()}>
      {formatTime(at)} ({formatAge(at, useNow())})
    </time>
  );
}
