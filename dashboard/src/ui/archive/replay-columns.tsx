import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import type { Replay } from '@momento-gateway/api/archive/archive';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import { ChangeButton } from '../callers/change-button.tsx';
import { formatTime } from '../elements/format-time.ts';
import { RelativeTime } from '../elements/relative-time.tsx';
import type { SizedColumn } from '../tables/use-table-layout.ts';
import { isOpen, type useCancelReplay } from './use-archive.ts';

const STATES: Readonly<Record<Replay['state'], readonly [StatusIndicatorProps.Type, string]>> = {
  starting: ['pending', 'Starting'],
  running: ['in-progress', 'Running'],
  cancelling: ['in-progress', 'Cancelling'],
  completed: ['success', 'Completed'],
  cancelled: ['stopped', 'Cancelled'],
  failed: ['error', 'Failed'],
};

type Cancel = ReturnType<typeof useCancelReplay>;

/** The columns of the list of replays. */
export function listReplayColumns(cancel: Cancel): readonly SizedColumn<Replay>[] {
  return [
    {
      id: 'state',
      header: 'State',
      basis: 210,
      cell: (replay) => <StateCell replay={replay} />,
    },
    {
      id: 'rule',
      header: 'To the rule',
      basis: 200,
      isRowHeader: true,
      cell: ({ ruleNames }) => <span className="break">{nameRules(ruleNames)}</span>,
    },
    {
      id: 'span',
      header: 'Events of',
      basis: 230,
      cell: (replay) => <SpanCell replay={replay} />,
    },
    {
      id: 'started',
      header: 'Started',
      basis: 110,
      cell: (replay) => <StartedCell replay={replay} />,
    },
    {
      id: 'actions',
      header: 'Actions',
      basis: 110,
      cell: (replay) => <CancelButton replay={replay} cancel={cancel} />,
    },
  ];
}

/** On a phone everything is in one column. */
export function listPhoneReplayColumns(cancel: Cancel) {
  return [
    {
      id: 'replay',
      header: 'Replay',
      isRowHeader: true,
      cell: (replay: Replay) => (
        <div className="stacked">
          <StateCell replay={replay} />
          <span>To the rule: {nameRules(replay.ruleNames)}</span>
          <div>
            Events of <SpanCell replay={replay} />
          </div>
          <span>
            Started: <StartedCell replay={replay} />
          </span>
          {isOpen(replay) && <CancelButton replay={replay} cancel={cancel} />}
        </div>
      ),
    },
  ];
}

interface CellProps {
  readonly replay: Replay;
}

function StateCell({ replay }: CellProps) {
  const [type, text] = STATES[replay.state];
  return (
    <StatusIndicator type={type}>
      {text}
      {describeProgress(replay)}
      {replay.reason !== '' && `: ${replay.reason}`}
    </StatusIndicator>
  );
}

function SpanCell({ replay: { from, until } }: CellProps) {
  return (
    <>
      <div>{formatTime(from)} –</div>
      <div>{formatTime(until)}</div>
    </>
  );
}

function StartedCell({ replay: { startedAt } }: CellProps) {
  return startedAt === null ? '–' : <RelativeTime at={startedAt} />;
}

function CancelButton({ replay, cancel }: CellProps & { readonly cancel: Cancel }) {
  if (!isOpen(replay)) return '–';
  return (
    <ChangeButton
      of="cancelReplay"
      variant="inline-link"
      disabled={replay.state === 'cancelling'}
      loading={cancel.isPending && cancel.variables === replay.name}
      loadingText="Cancelling"
      ariaLabel={`Cancel the replay to ${nameRules(replay.ruleNames)}`}
      onClick={() => cancel.mutate(replay.name)}
    >
      Cancel
    </ChangeButton>
  );
}

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
