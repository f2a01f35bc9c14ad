import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Replay } from '@momento-gateway/api/archive/archive';
import { EmptyState } from '../elements/empty-state.tsx';
import { ErrorAlert } from '../elements/error-alert.tsx';
import { useFittedTable } from '../tables/use-fitted-table.tsx';
import { listPhoneReplayColumns, listReplayColumns } from './replay-columns.tsx';
import { useCancelReplay } from './use-archive.ts';

interface ReplayTableProps {
  readonly replays: readonly Replay[];
  readonly isPending: boolean;
}

/** The newest replays, and how far they are. */
export function ReplayTable({ replays, isPending }: ReplayTableProps) {
  const cancel = useCancelReplay();
  const { columns, layout, preferences } = useFittedTable(
    'replays',
    listReplayColumns(cancel),
    listPhoneReplayColumns(cancel),
  );
  return (
    <SpaceBetween size="s">
      {cancel.error !== null && (
        <ErrorAlert header="Could not cancel the replay" error={cancel.error} />
      )}
      <Table
        items={replays}
        columnDefinitions={columns}
        {...layout}
        preferences={preferences}
        trackBy="name"
        sortingDisabled
        loading={isPending}
        loadingText="Loading the replays"
        ariaLabels={{ tableLabel: 'Replays' }}
        header={<Header counter={`(${replays.length})`}>Replays</Header>}
        empty={<EmptyState title="No replays">Replays of the last 90 days appear here.</EmptyState>}
      />
    </SpaceBetween>
  );
}
