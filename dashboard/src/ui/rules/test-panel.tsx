'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { parseJson } from '../../api/parse-json.ts';
import { useApi } from '../client/api-context.tsx';
import { describeError } from '../client/explain-error.ts';
import { formatJson } from '../elements/format-json.ts';
import { readDraftPattern } from './draft-pattern.ts';
import type { RuleFields } from './rule-form.ts';
import { buildSampleEvent } from './sample-event.ts';
import { TestResult } from './test-result.tsx';
import { useTestRule } from './use-rules.ts';

interface TestPanelProps {
  /** The rule that is changed; undefined for a new one. */
  readonly name: string | undefined;
}

/** Asks EventBridge whether the pattern matches an event, which can be edited. */
export function TestPanel({ name }: TestPanelProps) {
  const { watch, getValues } = useFormContext<RuleFields>();
  const api = useApi();
  const test = useTestRule();
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const { cache, topic } = watch('events');
  const text = typed ?? formatJson(buildSampleEvent(cache || 'shop', topic || 'orders'));

  const run = () => {
    const pattern = readDraftPattern(getValues());
    const event = parseJson(text);
    if (pattern === undefined) return setProblem('The pattern is not JSON yet.');
    if (!isObject(event)) return setProblem('The event is not a JSON object.');
    setProblem(undefined);
    test.mutate({ pattern, event, ...(name !== undefined && { rule: name }) });
  };

  const takeLastFailure = async () => {
    setProblem(undefined);
    try {
      const { failures } = await api.failures.list({ search: '', limit: 1 });
      if (failures[0] === undefined) setProblem('There is no failure to take an event from.');
      else setTyped(formatJson(failures[0].event));
    } catch (error) {
      setProblem(describeError(error));
    }
  };

  const error = problem ?? (test.error === null ? undefined : describeError(test.error));
  return (
    <Container
      header={
        <Header variant="h2" description="EventBridge itself says whether this event matches.">
          Test
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField label="Event" errorText={error} stretch>
          <div className="code">
            <Textarea
              value={text}
              rows={12}
              disableBrowserAutocorrect
              spellcheck={false}
              onChange={({ detail }) => setTyped(detail.value)}
            />
          </div>
        </FormField>
        <SpaceBetween direction="horizontal" size="xs">
          <Button formAction="none" loading={test.isPending} loadingText="Testing" onClick={run}>
            Test
          </Button>
          <Button formAction="none" variant="link" onClick={() => void takeLastFailure()}>
            Use the last failure’s event
          </Button>
          <Button formAction="none" variant="link" onClick={() => setTyped(undefined)}>
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
