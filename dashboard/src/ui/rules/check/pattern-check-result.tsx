'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { describeFields } from '@momento-gateway/api/pattern/describe-pattern';
import type { RuleTest } from '@momento-gateway/api/rules/pattern-check';
import { OtherRules } from './other-rules.tsx';

interface TestResultProps {
  readonly result: RuleTest;
}

/** Match, or the first field that does not; and who else gets the event. */
export function TestResult({ result }: TestResultProps) {
  const { matches, mismatch, mismatchProblem } = result;
  return (
    <div role="status">
      <SpaceBetween size="xs">
        {matches ? (
          <StatusIndicator type="success">The event matches</StatusIndicator>
        ) : (
          <StatusIndicator type="stopped">The event does not match</StatusIndicator>
        )}
        {mismatch !== undefined && <Mismatch mismatch={mismatch} />}
        {mismatchProblem !== undefined && (
          <StatusIndicator type="warning">
            Could not check which field does not match: {mismatchProblem}
          </StatusIndicator>
        )}
        <OtherRules result={result} />
      </SpaceBetween>
    </div>
  );
}

function Mismatch({ mismatch: { path, ...values } }: { mismatch: RuleTest['mismatch'] & {} }) {
  if (path === '') return <div>Each field matches by itself, but not all of them together.</div>;
  if (path.endsWith('$or')) {
    const branches = describeFields({ $or: values.expected });
    return <div className="break">The pattern asks that {branches}: none of these holds.</div>;
  }
  return (
    <div className="break">
      The first field that does not match is <code>{path}</code>: the pattern asks for{' '}
      <code>{JSON.stringify(values.expected)}</code>,{' '}
      {'actual' in values ? (
        <>
          the event has <code>{JSON.stringify(values.actual)}</code>.
        </>
      ) : (
        'the event does not have it.'
      )}
    </div>
  );
}
