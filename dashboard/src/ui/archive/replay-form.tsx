import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Span } from '@momento-gateway/api/archive/archive';
import { useState } from 'react';
import { ErrorAlert } from '../elements/error-alert.tsx';
import { useUrlState } from '../navigation/use-url-state.ts';
import { RuleField } from './rule-field.tsx';
import { chooseSpan, formatTimeText, readSpan } from './span-text.ts';
import { useReplayToRule } from './use-replay-to-rule.ts';

const HOUR_MS = 3_600_000;

interface ReplayFormProps {
  /** Epoch ms: without a span in the address it is the last hour. */
  readonly now: number;
  /** Of the button that shows the events. */
  readonly seeText: string;
  /** Offers only rules that can match its events; without it, all. */
  readonly topic?: { readonly cache: string; readonly topic: string };
  readonly onSee: (span: Span) => void;
}

/** Chooses a span of archived events, to see them or to send them to one rule again. */
export function ReplayForm({ now, seeText, topic, onSee }: ReplayFormProps) {
  const { get } = useUrlState();
  const given = readSpan(get('from'), get('until')) ?? { from: now - HOUR_MS, until: now };
  const [from, setFrom] = useState(formatTimeText(given.from));
  const [until, setUntil] = useState(formatTimeText(given.until));
  const [ruleName, setRuleName] = useState(get('rule'));
  const [errors, setErrors] = useState({ from: '', until: '', rule: '' });
  const { replay, isPending, error } = useReplayToRule();

  const withSpan = (act: (span: Span) => void, mustHaveRule: boolean) => {
    const span = chooseSpan(from, until);
    const rule = mustHaveRule && ruleName === '' ? 'Choose a rule.' : '';
    const isSpan = !('wrong' in span);
    setErrors({ ...(isSpan ? { from: '', until: '' } : span.wrong), rule });
    if (isSpan && rule === '') act(span);
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
          withSpan(onSee, false);
        }}
      >
        <SpaceBetween size="m">
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
            <Button formAction="submit">{seeText}</Button>
          </div>
          <div className="replay-line">
            <RuleField
              ruleName={ruleName}
              errorText={errors.rule}
              topic={topic}
              onChoose={setRuleName}
            />
            <Button
              variant="primary"
              formAction="none"
              loading={isPending}
              loadingText="Starting the replay"
              onClick={() => withSpan((span) => replay(ruleName, span), true)}
            >
              Replay to this rule
            </Button>
          </div>
          <Alert type="warning">
            The rule gets every event of the span that its pattern matches, whichever webhook it
            came by. Its targets get them a second time and not in their first order, so they must
            be idempotent. No other rule gets them.
          </Alert>
          {error !== null && <ErrorAlert header="Could not start the replay" error={error} />}
        </SpaceBetween>
      </form>
    </Container>
  );
}
