'use client';

import Button from '@cloudscape-design/components/button';
import type { PolledQuery } from '../client/use-polled-query.ts';

interface RefreshButtonProps {
  readonly query: Pick<PolledQuery<unknown>, 'refetch'>;
  /** What is refreshed: "webhooks". */
  readonly what: string;
}

export function RefreshButton({ query, what }: RefreshButtonProps) {
  return (
    <Button iconName="refresh" ariaLabel={`Refresh ${what}`} onClick={() => void query.refetch()} />
  );
}
