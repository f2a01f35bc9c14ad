'use client';

import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TestEventAnswer } from '../../api/test-event.ts';
import { explainError } from '../client/explain-error.ts';
import { JsonView } from '../elements/json-view.tsx';
import { describeAnswer } from './describe-answer.ts';

interface TestEventResultProps {
  readonly answer: TestEventAnswer | undefined;
  readonly error: Error | null;
}

export function TestEventResult({ answer, error }: TestEventResultProps) {
  if (error !== null) {
    const { cause, requestId } = explainError(error);
    return (
      <Alert type="error" header="The test event was not sent" statusIconAriaLabel="Error">
        {cause}
        {requestId !== undefined && <div>Request id: {requestId}</div>}
      </Alert>
    );
  }
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
