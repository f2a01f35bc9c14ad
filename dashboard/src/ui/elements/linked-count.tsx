'use client';

import { PageLink } from '../navigation/page-link.tsx';

interface LinkedCountProps {
  /** Undefined while it is not known. */
  readonly count: number | undefined;
  readonly href: string;
}

/** A count that leads to what it counts, when there is something. */
export function LinkedCount({ count, href }: LinkedCountProps) {
  if (count === undefined) return '–';
  return count === 0 ? '0' : <PageLink href={href}>{count.toLocaleString('en')}</PageLink>;
}
