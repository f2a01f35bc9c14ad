import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { Replay } from '@momento-gateway/api/archive/archive';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import { EmptyState } from '../elements/empty-state.tsx';
import { ErrorAlert } from '../elements/error-alert.tsx';
import { formatTime } from '../elements/format-time.ts';
import { RelativeTime } from '../elements/relative-time.tsx';
import { isOpen, useCancelReplay } from './use-archive.ts';

const STATES: Readonly<Record<Replay['state'], readonly [StatusIndicatorProps.Type, string]>> = {
  starting: ['pending', 'Starting'],
  running: ['in-progress', 'Running'],
  cancelling: ['in-progress', 'Cancelling'],
  completed: ['success', 'Completed'],
  cancelled: ['stopped', 'Cancelled'],
  failed: ['error', 'Failed'],
};

interface ReplayTableProps {
  readonly replays: readonly Replay[];
  readonly isPending: boolean;
}

/** The newest replays, and how far they are. */
export function ReplayTable({ replays, isPending }: ReplayTableProps) {
  const cancel = useCancelReplay();
  return (
    <SpaceBetween size="s">
      {cancel.error !== null && (
        <ErrorAlert header="Could not cancel the replay" error={cancel.error} />
      )}
      <Table
        items={replays}
        columnDefinitions={[...COLUMNS, actionColumn(cancel)]}
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

const COLUMNS: readonly TableProps.ColumnDefinition<Replay>[] = [
  {
    id: 'state',
    header: 'State',
    minWidth: 150,
    cell: (replay) => (
      <StatusIndicator type={STATES[replay.state][0]}>
        {STATES[replay.state][1]}
        {describeProgress(replay)}
        {replay.reason !== '' && `: ${replay.reason}`}
      </StatusIndicator>
    ),
  },
  {
    id: 'rule',
    header: 'To the rule',
    minWidth: 160,
    isRowHeader: true,
    cell: ({ ruleNames }) => <span className="wrapped">{nameRules(ruleNames)}</span>,
  },
  {
    id: 'span',
    header: 'Events of',
    cell: ({ from, until }) => (
      <>
        <div>{formatTime(from)} –</div>
        <div>{formatTime(until)}</div>
      </>
    ),
  },
  {
    id: 'started',
    header: 'Started',
    cell: ({ startedAt }) => (startedAt === null ? '–' : <RelativeTime at={startedAt} />),
  },
];

/** Events are shown by a rule that the page makes for itself, whose name says nothing. */
function nameRules(names: readonly string[]): string {
  if (names.length === 0) return 'All rules of the bus';
  return names.map((name) => (isViewerName(name) ? 'A page of archived events' : name)).join(', ');
}

/** How much of the span is behind the last event; AWS does not count the events. */
function describeProgress({ state, from, until, lastEventAt }: Replay): string {
  if (state === 'completed' || lastEventAt === null) return '';
  const share = Math.min(1, Math.max(0, (lastEventAt - from) / (until - from)));
  return `, ${Math.floor(share * 100)}%`;
}

function actionColumn(
  cancel: ReturnType<typeof useCancelReplay>,
): TableProps.ColumnDefinition<Replay> {
  return {
    id: 'actions',
    header: 'Actions',
    cell: (replay) =>
      isOpen(replay) ? (
        <Button
          variant="inline-link"
          disabled={replay.state === 'cancelling'}
          loading={cancel.isPending && cancel.variables === replay.name}
          loadingText="Cancelling"
          ariaLabel={`Cancel the replay to ${nameRules(replay.ruleNames)}`}
          onClick={() => cancel.mutate(replay.name)}
        >
          Cancel
        </Button>
      ) : (
        '–'
      ),
  };
}
