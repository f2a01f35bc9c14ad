import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { RedriveSummary } from '@momento-gateway/api/failures/redrive';
import { ChangeButton } from '../callers/change-button.tsx';
import { formatNumber } from '../elements/format-count.ts';
import { formatDuration } from '../elements/format-time.ts';
import { RelativeTime } from '../elements/relative-time.tsx';
import { redriveHref } from '../navigation/hrefs.ts';
import { PanelLink } from '../navigation/page-link.tsx';
import type { SizedColumn } from '../tables/use-table-layout.ts';
import { describeChosen, describeResults, REDRIVE_STATES } from './describe-redrive.ts';

interface RedriveCellProps {
  readonly redrive: RedriveSummary;
}

interface RedriveColumnsOptions {
  /** The dashboard that answers. */
  readonly thisProcess: string | undefined;
  readonly onStop: (redriveId: string) => void;
}

/** The columns of the list of redrives. */
export function listRedriveColumns(
  options: RedriveColumnsOptions,
): readonly SizedColumn<RedriveSummary>[] {
  return [
    {
      id: 'started',
      header: 'Started',
      basis: 105,
      isRowHeader: true,
      cell: (redrive) => <StartedLink redrive={redrive} />,
    },
    {
      id: 'state',
      header: 'State',
      basis: 125,
      cell: (redrive) => <StateCell redrive={redrive} />,
    },
    {
      id: 'by',
      header: 'Started by',
      basis: 150,
      cell: (redrive) => <span className="break">{nameStarter(redrive, options)}</span>,
    },
    {
      id: 'what',
      header: 'Failures',
      basis: 200,
      cell: (redrive) => <span className="break">{describeChosen(redrive)}</span>,
    },
    {
      id: 'results',
      header: 'Results',
      basis: 170,
      cell: (redrive) => <span className="break">{describeResults(redrive)}</span>,
    },
    {
      id: 'took',
      header: 'Took',
      basis: 80,
      cell: ({ startedAt, endedAt }) =>
        endedAt === undefined ? '–' : formatDuration(endedAt - startedAt),
    },
    {
      id: 'stop',
      header: 'Stop',
      basis: 80,
      cell: (redrive) => <StopButton redrive={redrive} onStop={options.onStop} />,
    },
  ];
}

/** On a phone everything is in one column. */
export function listPhoneRedriveColumns(options: RedriveColumnsOptions) {
  return [
    {
      id: 'redrive',
      header: 'Redrive',
      isRowHeader: true,
      cell: (redrive: RedriveSummary) => (
        <div className="stacked">
          <StartedLink redrive={redrive} />
          <StateCell redrive={redrive} />
          <span>{describeChosen(redrive)}</span>
          <span>{describeResults(redrive)}</span>
          <span>By {nameStarter(redrive, options)}</span>
          <StopButton redrive={redrive} onStop={options.onStop} />
        </div>
      ),
    },
  ];
}

/** Who started it; where nobody signs in, the dashboard that they have open. */
function nameStarter(
  { startedBy, runsAt }: RedriveSummary,
  { thisProcess }: Pick<RedriveColumnsOptions, 'thisProcess'>,
): string {
  if (startedBy !== undefined) return startedBy;
  return runsAt === thisProcess ? `This dashboard (${runsAt})` : runsAt;
}

function StartedLink({ redrive: { redriveId, startedAt } }: RedriveCellProps) {
  return (
    <PanelLink href={redriveHref(redriveId)}>
      <RelativeTime at={startedAt} />
    </PanelLink>
  );
}

function StateCell({ redrive: { state, stopAskedAt, eventsPerSecond } }: RedriveCellProps) {
  const { type, text } = REDRIVE_STATES[state];
  const isStopping = state === 'running' && stopAskedAt !== undefined;
  return (
    <>
      <StatusIndicator type={type}>{isStopping ? 'Stopping' : text}</StatusIndicator>
      {eventsPerSecond !== undefined && <div>{formatNumber(eventsPerSecond)} a second at most</div>}
    </>
  );
}

function StopButton(props: RedriveCellProps & Pick<RedriveColumnsOptions, 'onStop'>) {
  const { redrive, onStop } = props;
  if (redrive.state !== 'running') return '–';
  return (
    <ChangeButton
      of="stopRedrive"
      variant="inline-link"
      disabled={redrive.stopAskedAt !== undefined}
      ariaLabel={`Stop the redrive of ${describeChosen(redrive)}`}
      onClick={() => onStop(redrive.redriveId)}
    >
      Stop
    </ChangeButton>
  );
}
