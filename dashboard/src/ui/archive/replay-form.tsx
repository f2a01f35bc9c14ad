import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Span } from '@momento-gateway/api/archive/archive';
import { useState } from 'react';
import { ChangeButton } from '../callers/change-button.tsx';
import { useMissingRole } from '../callers/session.tsx';
import { useUnsavedChanges } from '../navigation/leave-guard.tsx';
import { useUrlState } from '../navigation/use-url-state.ts';
import { ReplayButton } from './replay-button.tsx';
import type { TopicChoice } from './replay-dialog.tsx';
import { chooseSpan, formatTimeText, readSpan } from './span-text.ts';

const HOUR_MS = 3_600_000;

const NO_ERRORS = { from: '', until: '' };

const TEXTS = { title: 'Replay to a rule', action: 'Replay' };

interface ReplayFormProps extends TopicChoice {
  /** Epoch ms: without a span in the address it is the last hour. */
  readonly now: number;
  /** Of the button that shows the events. */
  readonly seeText: string;
  readonly onSee: (span: Span) => void;
}

/** Chooses a span of archived events, to see them or to send them to one rule again. */
export function ReplayForm({ now, seeText, topic, onSee }: ReplayFormProps) {
  const { get } = useUrlState();
  const mayNot = useMissingRole('replayLive');
  const given = readSpan(get('from'), get('until')) ?? { from: now - HOUR_MS, until: now };
  /** What was in the fields at first, and then what was last used. */
  const [used, setUsed] = useState({
    from: formatTimeText(given.from),
    until: formatTimeText(given.until),
  });
  const [from, setFrom] = useState(used.from);
  const [until, setUntil] = useState(used.until);
  useUnsavedChanges(from !== used.from || until !== used.until);
  const [errors, setErrors] = useState(NO_ERRORS);
  const read = () => {
    const span = chooseSpan(from, until);
    const isSpan = !('wrong' in span);
    setErrors(isSpan ? NO_ERRORS : span.wrong);
    return isSpan ? span : undefined;
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Choose a span of time. See its events, or send them to one rule again."
        >
          Past events
        </Header>
      }
    >
      <form
        className="replay-form"
        aria-label="Past events"
        onSubmit={(event) => {
          event.preventDefault();
          const span = read();
          if (span === undefined || mayNot !== undefined) return;
          setUsed({ from, until });
          onSee(span);
        }}
      >
        <div className="replay-line">
          <FormField label="From" errorText={errors.from}>
            <Input
              value={from}
              autoComplete={false}
              placeholder="2026-01-31 10:00"
              onChange={({ detail }) => setFrom(detail.value)}
            />
          </FormField>
          <FormField label="Until" errorText={errors.until}>
            <Input
              value={until}
              autoComplete={false}
              placeholder="2026-01-31 11:00"
              onChange={({ detail }) => setUntil(detail.value)}
            />
          </FormField>
          <div className="replay-buttons">
            <SpaceBetween direction="horizontal" size="xs">
              <ChangeButton of="replayLive" variant="primary" formAction="submit">
                {seeText}
              </ChangeButton>
              <ReplayButton
                texts={TEXTS}
                topic={topic}
                readSpan={read}
                onStarted={() => setUsed({ from, until })}
              />
            </SpaceBetween>
          </div>
        </div>
      </form>
    </Container>
  );
}
