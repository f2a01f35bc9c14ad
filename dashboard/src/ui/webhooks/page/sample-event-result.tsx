'use client';

import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TestEventAnswer } from '@momento-gateway/api/webhooks/sample-event';
import { ErrorAlert } from '../../elements/error-alert.tsx';
import { JsonView } from '../../elements/json-view.tsx';
import { describeAnswer } from './describe-answer.ts';

interface TestEventResultProps {
  readonly answer: TestEventAnswer | undefined;
  readonly error: Error | null;
}

export function TestEventResult({ answer, error }: TestEventResultProps) {
  if (error !== null) return <ErrorAlert header="The test event was not sent" error={error} />;
  if (answer === undefined) return null;
  const { type, header, meaning } = describeAnswer(answer.status);
  return (
    <SpaceBetween size="s">
      <Alert type={type} header={header} statusIconAriaLabel={type}>
        {meaning} The gateway answered {answer.status} in {Math.round(answer.durationMs)} ms.
      </Alert>
      <JsonView value={answer.body} what="gateway’s answer" />
    </SpaceBetween>
  );
}
