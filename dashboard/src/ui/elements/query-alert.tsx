'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { explainError } from '../client/explain-error.ts';
import type { PolledQuery } from '../client/use-polled-query.ts';
import { CopyText } from './copy-text.tsx';
import { RelativeTime } from './relative-time.tsx';

interface QueryAlertProps {
  readonly query: PolledQuery<unknown>;
  /** What could not be loaded: "webhooks". */
  readonly what: string;
}

/** Says that a load failed, why, how old the rest of the page is, and offers another try. */
export function QueryAlert({ query, what }: QueryAlertProps) {
  if (query.error === null) return null;
  const { cause, requestId } = explainError(query.error);
  return (
    <Alert
      type="error"
      header={`The ${what} could not be loaded`}
      statusIconAriaLabel="Error"
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
      <div>{cause}</div>
      {query.updatedAt > 0 && (
        <div>
          What is shown was last updated <RelativeTime at={query.updatedAt} />.
        </div>
      )}
      {query.hasStopped && <div>It is no longer refreshed by itself.</div>}
      {requestId !== undefined && (
        <div>
          Request id: <CopyText text={requestId} what="request id" />
        </div>
      )}
    </Alert>
  );
}
