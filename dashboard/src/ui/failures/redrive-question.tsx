import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { describeError } from '../client/explain-error.ts';
import { ErrorAlert } from '../elements/error-alert.tsx';
import { formatCount } from '../elements/format-count.ts';
import { DialogButtons } from '../forms/form-dialog.tsx';
import type { FailureSelection } from './failure-selection.ts';
import { RedrivePlanView } from './redrive-plan-view.tsx';
import { useRedrivePlan, useStartRedrive } from './use-redrive.ts';

interface RedriveQuestionProps {
  readonly selection: FailureSelection;
  /** Events per second at most; empty for no limit. */
  readonly rate: string;
  readonly onType: (rate: string) => void;
  readonly onStarted: (redriveId: string) => void;
  readonly onClose: () => void;
}

/** Shows what a redrive would do, and asks for confirmation. */
export function RedriveQuestion(props: RedriveQuestionProps) {
  const { selection, rate, onType, onStarted, onClose } = props;
  const { data: planned, error, isFetching, refetch } = useRedrivePlan(selection);
  const start = useStartRedrive(onStarted);
  const summary = planned?.summary;
  const ids = planned?.ids ?? [];
  const rateError = explainRate(rate);
  return (
    <form
      aria-label="Redrive failures"
      onSubmit={(event) => {
        event.preventDefault();
        if (ids.length === 0 || start.isPending || rateError !== '') return;
        start.mutate({ ids, selection, eventsPerSecond: rate === '' ? undefined : Number(rate) });
      }}
    >
      <Form
        errorText={start.error && `Not redriven: ${describeError(start.error)}`}
        actions={
          <DialogButtons
            action="Redrive"
            isBusy={start.isPending}
            isDisabled={ids.length === 0}
            onCancel={onClose}
          />
        }
      >
        <SpaceBetween size="s">
          <section
            className="plan"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls a long plan
            tabIndex={0}
            aria-label="Plan"
          >
            {error !== null && (
              <ErrorAlert
                header="Could not preview the redrive"
                error={error}
                action={
                  <Button formAction="none" loading={isFetching} onClick={() => void refetch()}>
                    Retry
                  </Button>
                }
              />
            )}
            {error === null && summary === undefined && (
              <StatusIndicator type="loading">
                Checking which rules match {formatCount(selection.count, 'event')}
              </StatusIndicator>
            )}
            {error === null && summary !== undefined && <RedrivePlanView plan={summary} />}
          </section>
          <FormField
            label="Events per second at most"
            description="Leave it empty to send them as fast as AWS accepts them."
            errorText={rateError}
          >
            <Input
              value={rate}
              inputMode="numeric"
              placeholder="No limit"
              autoComplete={false}
              onChange={({ detail }) => onType(detail.value.trim())}
            />
          </FormField>
          <Box color="text-body-secondary">
            Consumers may receive these events after newer ones. A failure is removed from the queue
            only after its event was accepted.
          </Box>
        </SpaceBetween>
      </Form>
    </form>
  );
}

/** @returns nothing when the rate is one, or when there is none. */
function explainRate(text: string): string {
  const isRate = /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1_000;
  return text === '' || isRate ? '' : 'Enter a whole number from 1 to 1000, or nothing.';
}
