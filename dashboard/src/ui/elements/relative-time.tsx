'use client';

import { formatAge, formatTime } from './format-age.ts';
import { useNow } from './use-now.ts';

interface RelativeTimeProps {
  /** Epoch ms. */
  readonly at: number;
}

/** How long ago; the date and time as its tooltip. */
export function RelativeTime({ at }: RelativeTimeProps) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formatTime(at)}>
      {formatAge(at, useNow(), 'narrow')}
    </time>
  );
}
