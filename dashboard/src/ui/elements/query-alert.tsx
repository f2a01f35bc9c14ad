'use client';

import Button from '@cloudscape-design/components/button';
import type { PolledQuery } from '../client/use-polled-query.ts';
import { ErrorAlert } from './error-alert.tsx';
import { RelativeTime } from './relative-time.tsx';

interface QueryAlertProps {
  readonly query: PolledQuery<unknown>;
  /** What could not be loaded: "webhooks". */
  readonly what: string;
}

/** Says that a load failed, why, how old the rest of the page is, and offers another try. */
export function QueryAlert({ query, what }: QueryAlertProps) {
  if (query.error === null) return null;
  return (
    <ErrorAlert
      header={`The ${what} could not be loaded`}
      error={query.error}
      action={
        <Button
          iconName="refresh"
          loading={query.isFetching}
          loadingText={`Loading the ${what}`}
          onClick={() => void query.refetch()}
        >
          Retry
        </Button>
      }
    >
      {query.updatedAt > 0 && (
        <div>
          What is shown was last updated <RelativeTime at={query.updatedAt} />.
        </div>
      )}
      {query.hasStopped && <div>It is no longer refreshed by itself.</div>}
    </ErrorAlert>
  );
}
