import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Span } from '@momento-gateway/api/archive/archive';
import { useState } from 'react';
import { ErrorAlert } from '../elements/error-alert.tsx';
import { archivedEventsHref } from '../navigation/hrefs.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import { useFlash } from '../page/flashes.tsx';
import { useRules } from '../queries/use-rules.ts';
import { chooseSpan, formatTimeText, readSpan } from './span-text.ts';
import { useStartReplay } from './use-archive.ts';

const HOUR_MS = 3_600_000;

interface ReplayFormProps {
  /** Epoch ms: without a span in the address it is the last hour. */
  readonly now: number;
  readonly onSee: (href: string) => void;
}

/** Chooses a span of archived events, to see them or to send them to one rule again. */
export function ReplayForm({ now, onSee }: ReplayFormProps) {
  const { get } = useUrlState();
  const given = readSpan(get('from'), get('until')) ?? { from: now - HOUR_MS, until: now };
  const [from, setFrom] = useState(formatTimeText(given.from));
  const [until, setUntil] = useState(formatTimeText(given.until));
  const [ruleName, setRuleName] = useState(get('rule'));
  const [errors, setErrors] = useState({ from: '', until: '', rule: '' });
  const rules = useRules().data?.rules ?? [];
  const start = useStartReplay();
  const showFlash = useFlash();
  const topic = { cache: get('cache'), topic: get('topic') };
  const topicText = [topic.cache, topic.topic].filter(Boolean).join('#');

  const withSpan = (act: (span: Span) => void, mustHaveRule: boolean) => {
    const span = chooseSpan(from, until);
    const rule = mustHaveRule && ruleName === '' ? 'Choose a rule.' : '';
    const isSpan = !('wrong' in span);
    setErrors({ ...(isSpan ? { from: '', until: '' } : span.wrong), rule });
    if (isSpan && rule === '') act(span);
  };
  const replay = (span: Span) =>
    start.mutate(
      { ruleName, ...span },
      {
        onSuccess: () =>
          showFlash({
            type: 'success',
            header: `The replay to ${ruleName} has started`,
            content: 'AWS may take some minutes before it sends the first event.',
          }),
      },
    );
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
          withSpan((span) => onSee(archivedEventsHref(span, topic)), false);
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
            <Button formAction="submit">
              {topicText === '' ? 'See the events' : `See the events of ${topicText}`}
            </Button>
          </div>
          <div className="replay-line">
            <FormField label="Rule" errorText={errors.rule}>
              <Select
                placeholder="Choose a rule"
                selectedOption={ruleName === '' ? null : { value: ruleName, label: ruleName }}
                options={rules.map(({ name, enabled }) => ({
                  value: name,
                  label: name,
                  disabled: !enabled,
                  ...(!enabled && { description: 'Disabled: it gets no events' }),
                }))}
                filteringType="auto"
                empty="There are no rules"
                onChange={({ detail }) => setRuleName(detail.selectedOption.value ?? '')}
              />
            </FormField>
            <Button
              variant="primary"
              formAction="none"
              loading={start.isPending}
              loadingText="Starting the replay"
              onClick={() => withSpan(replay, true)}
            >
              Replay to this rule
            </Button>
          </div>
          <Alert type="warning">
            The rule gets every event of the span that its pattern matches, whichever webhook it
            came by. Its targets get them a second time and not in their first order, so they must
            be idempotent. No other rule gets them.
          </Alert>
          {start.error !== null && (
            <ErrorAlert header="Could not start the replay" error={start.error} />
          )}
        </SpaceBetween>
      </form>
    </Container>
  );
}
