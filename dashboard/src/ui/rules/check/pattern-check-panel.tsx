import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Textarea from '@cloudscape-design/components/textarea';
import { isSameJson } from '@momento-gateway/api/json';
import type { TestRule } from '@momento-gateway/api/rules/pattern-check';
import { testRule } from '@momento-gateway/api/rules/pattern-check-operations';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useApi } from '../../client/api-context.tsx';
import { describeError } from '../../client/explain-error.ts';
import { keepMessage } from '../../messages/kept-message.ts';
import { explainHref } from '../../navigation/hrefs.ts';
import { PageButton } from '../../navigation/page-link.tsx';
import type { PatternFields } from '../pattern/draft-pattern.ts';
import { PatternCheckResult } from './pattern-check-result.tsx';
import { readPatternCheck } from './read-pattern-check.ts';
import { RecentEventSelect } from './recent-event-select.tsx';
import { useSampleEvent } from './use-sample-event.ts';

interface PatternCheckPanelProps {
  /** The rule that is edited; undefined for a new one. */
  readonly name?: string | undefined;
  /** There is no rule that the pattern is for; what is tried is kept over a reload. */
  readonly isSandbox?: boolean;
}

/** Asks EventBridge whether the pattern matches an event, which can be edited. */
export function PatternCheckPanel({ name, isSandbox = false }: PatternCheckPanelProps) {
  const api = useApi();
  const { watch } = useFormContext<PatternFields>();
  const fields = watch();
  const check = useMutation({ mutationFn: (body: TestRule) => api(testRule, { body }) });
  const event = useSampleEvent(fields.events, isSandbox);
  const [problem, setProblem] = useState<string>();
  const question = readPatternCheck(fields, event.text, name);

  const run = () => {
    const isComplete = typeof question !== 'string';
    setProblem(isComplete ? undefined : question);
    if (isComplete) check.mutate(question);
  };

  // The answer is about what was asked: it says nothing about what was typed since.
  const isAnswered = check.isSuccess || check.isError;
  const isOld = isAnswered && !isSameJson(question, check.variables);
  const refused = check.error === null || isOld ? undefined : describeError(check.error);
  const error = problem !== undefined && problem === question ? problem : refused;
  return (
    <Container
      header={
        <Header variant="h2" description="EventBridge checks whether this event matches.">
          Test
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField label="Event" description={event.origin} errorText={error} stretch>
          <div className="code">
            <Textarea
              value={event.text}
              rows={12}
              disableBrowserAutocorrect
              spellcheck={false}
              onChange={({ detail }) => event.type(detail.value)}
            />
          </div>
        </FormField>
        <RecentEventSelect onTake={event.take} />
        <SpaceBetween direction="horizontal" size="xs">
          <Button formAction="none" loading={check.isPending} loadingText="Testing" onClick={run}>
            Test
          </Button>
          <Button formAction="none" variant="link" onClick={event.takeSample}>
            Use a sample
          </Button>
          <PageButton
            formAction="none"
            variant="link"
            href={explainHref({ message: 'kept' })}
            onClick={() => keepMessage('', event.text)}
          >
            Explain this event
          </PageButton>
        </SpaceBetween>
        {isOld && (
          <StatusIndicator type="info">
            The pattern or the event has changed since the last test. Test again.
          </StatusIndicator>
        )}
        {check.data !== undefined && !isOld && error === undefined && (
          <PatternCheckResult result={check.data} rule={isSandbox ? 'rule' : 'other rule'} />
        )}
      </SpaceBetween>
    </Container>
  );
}
