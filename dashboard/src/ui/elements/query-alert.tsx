import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { PolledQuery } from '../client/use-polled-query.ts';
import { ErrorAlert } from './error-alert.tsx';
import { RelativeTime } from './relative-time.tsx';
import { useDelayed } from './use-delayed.ts';

interface QueryProps {
  readonly query: PolledQuery;
  /** What is loaded: "webhooks". */
  readonly what: string;
}

/** Says that a load failed, why, and how old the rest of the page is, and offers to try again. */
export function QueryAlert({ query, what }: QueryProps) {
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
          The data shown was last updated <RelativeTime at={query.updatedAt} />.
        </div>
      )}
      {query.isSlow && <div>It is tried again every minute.</div>}
    </ErrorAlert>
  );
}

/** Says that something is being loaded, once that takes a while. */
export function LoadingStatus({ query, what }: QueryProps) {
  const isSlow = useDelayed(query.isPending);
  return isSlow && <StatusIndicator type="loading">Loading the {what}</StatusIndicator>;
}

export function RefreshButton({ query, what }: QueryProps) {
  return (
    <Button iconName="refresh" ariaLabel={`Refresh ${what}`} onClick={() => void query.refetch()} />
  );
}
