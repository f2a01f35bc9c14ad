import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Redrive } from '@momento-gateway/api/failures/redrive';
import { useEffect, useRef } from 'react';
import { ChangeButton } from '../callers/change-button.tsx';
import { ErrorAlert } from '../elements/error-alert.tsx';
import { formatCount, formatNumber } from '../elements/format-count.ts';
import { RedriveReport } from './redrive-report.tsx';
import { wordsOf } from './redrive-words.ts';
import { useStopRedrive } from './use-redrive.ts';

interface RedriveProgressProps {
  /** Undefined until it is loaded. */
  readonly redrive: Redrive | undefined;
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** The progress of a redrive, and at its end the result of each event. */
export function RedriveProgress({ redrive, error, onRetry, onClose }: RedriveProgressProps) {
  const closeButton = useRef<ButtonProps.Ref>(null);
  const stop = useStopRedrive();
  const isRunning = redrive?.state === 'running';
  // The button that had the focus is gone; without focus in the dialog Esc does nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: Stop is gone when the redrive has ended
  useEffect(() => closeButton.current?.focus(), [isRunning]);
  return (
    <SpaceBetween size="m">
      {error !== null && (
        <ErrorAlert
          header="Could not load the progress of the redrive"
          error={error}
          action={<Button onClick={onRetry}>Retry</Button>}
        />
      )}
      {isRunning && <RunningRedrive redrive={redrive} />}
      {stop.error !== null && (
        <ErrorAlert header="The redrive was not stopped" error={stop.error} action={null} />
      )}
      {redrive?.state === 'cancelled' && <Cancelled redrive={redrive} />}
      {redrive?.problem !== undefined && <EarlyEnd redrive={redrive} problem={redrive.problem} />}
      {redrive !== undefined && !isRunning && (
        <RedriveReport of={redrive.of} counts={redrive.counts} results={redrive.results} />
      )}
      {!isRunning && (redrive?.heldElsewhere ?? 0) > 0 && (
        <StatusIndicator type="warning">
          About {formatCount(redrive?.heldElsewhere ?? 0, 'failure was', 'failures were')} held by
          another dashboard and may not have been redriven.
        </StatusIndicator>
      )}
      <Box float="right">
        <SpaceBetween direction="horizontal" size="xs">
          {isRunning && (
            <ChangeButton
              of="stopRedrive"
              disabled={redrive.stopAskedAt !== undefined}
              loading={stop.isPending}
              onClick={() => stop.mutate(redrive.redriveId)}
            >
              {redrive.stopAskedAt === undefined ? 'Stop the redrive' : 'Stopping'}
            </ChangeButton>
          )}
          <Button ref={closeButton} variant="primary" onClick={onClose}>
            Close
          </Button>
        </SpaceBetween>
      </Box>
    </SpaceBetween>
  );
}

/** Somebody stopped it. */
function Cancelled({ redrive }: { readonly redrive: Redrive }) {
  const left = Math.max(0, redrive.total - countDone(redrive));
  return (
    <Alert type="info" header="The redrive was stopped" statusIconAriaLabel="Info">
      About {formatCount(left, 'event was not sent and is', 'events were not sent and are')} still
      in the queue.
    </Alert>
  );
}

interface EarlyEndProps {
  readonly redrive: Redrive;
  readonly problem: string;
}

function EarlyEnd({ redrive, problem }: EarlyEndProps) {
  const left = Math.max(0, redrive.total - countDone(redrive));
  return (
    <Alert
      type="error"
      header={redrive.state === 'stopped' ? 'The redrive has stopped' : 'The redrive ended early'}
      statusIconAriaLabel="Error"
    >
      {problem} About{' '}
      {formatCount(left, 'event was not redriven and is', 'events were not redriven and are')} still
      in the queue. Redrive again.
    </Alert>
  );
}

function countDone({ counts }: Redrive): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function RunningRedrive({ redrive }: { readonly redrive: Redrive }) {
  const { counts, total, runsAt, eventsPerSecond } = redrive;
  const words = wordsOf(redrive.of);
  const pace =
    eventsPerSecond === undefined
      ? ''
      : ` At most ${formatCount(eventsPerSecond, 'event')} a second.`;
  const done = countDone(redrive);
  return (
    <ProgressBar
      label={words.running}
      value={total === 0 ? 0 : Math.min(100, (100 * done) / total)}
      additionalInfo={`${formatNumber(done)} of about ${formatCount(total, 'event')}${
        counts.failed > 0 ? `, ${formatNumber(counts.failed)} ${words.failedAgain}` : ''
      }`}
      description={`You can close this dialog or the browser. The redrive continues while the dashboard ${runsAt} runs.${pace}`}
    />
  );
}
