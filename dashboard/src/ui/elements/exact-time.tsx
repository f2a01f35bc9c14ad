'use client';

import { formatAge, formatTime } from './format-age.ts';
import { useNow } from './use-now.ts';

interface ExactTimeProps {
  /** Epoch ms. */
  readonly at: number;
}

/** Date and time with zone, and how long ago that was. */
export function ExactTime({ at }: ExactTimeProps) {
  return (
    <time dateTime={new Date(at).toISOString()}>
      {formatTime(at)} ({formatAge(at, useNow())})
    </time>
  );
}
