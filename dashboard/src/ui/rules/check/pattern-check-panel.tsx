'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { parseJson } from '@momento-gateway/api/json';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { describeError } from '../../client/explain-error.ts';
import { useTestRule } from '../../queries/use-rules.ts';
import { hasChosenEvents, type PatternFields, readDraftPattern } from '../pattern/draft-pattern.ts';
import { TestResult } from './pattern-check-result.tsx';
import { useTestEvent } from './use-sample-event.ts';

interface TestPanelProps {
  /** The rule that is changed; undefined for a new one. */
  readonly name: string | undefined;
}

/** Asks EventBridge whether the pattern matches an event, which can be edited. */
export function TestPanel({ name }: TestPanelProps) {
  const { watch, getValues } = useFormContext<PatternFields>();
  const test = useTestRule();
  const event = useTestEvent(watch('events'));
  const [problem, setProblem] = useState<string>();

  const run = () => {
    const fields = getValues();
    const pattern = readDraftPattern(fields);
    const value = parseJson(event.text);
    if (fields.view === 'form' && !hasChosenEvents(fields.events)) {
      return setProblem('Choose events first: there is no pattern yet.');
    }
    if (pattern === undefined) return setProblem('The pattern is not a JSON object yet.');
    if (!isObject(value)) return setProblem('The event is not a JSON object.');
    setProblem(undefined);
    test.mutate({ pattern, event: value, ...(name !== undefined && { rule: name }) });
  };

  const refused = test.error === null ? undefined : describeError(test.error);
  const error = event.problem ?? problem ?? refused;
  return (
    <Container
      header={
        <Header variant="h2" description="EventBridge itself says whether this event matches.">
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
        <SpaceBetween direction="horizontal" size="xs">
          <Button formAction="none" loading={test.isPending} loadingText="Testing" onClick={run}>
            Test
          </Button>
          <Button formAction="none" variant="link" onClick={event.takeRecent}>
            Use a recent event
          </Button>
          <Button formAction="none" variant="link" onClick={event.takeSample}>
            Use a sample
          </Button>
        </SpaceBetween>
        {test.data !== undefined && error === undefined && <TestResult result={test.data} />}
      </SpaceBetween>
    </Container>
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
