import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { describeFields } from '@momento-gateway/api/pattern/describe-pattern';
import type { RuleTest } from '@momento-gateway/api/rules/pattern-check';
import { OtherRules, type OtherRulesProps } from './other-rules.tsx';

/** Whether the event matches, or the first field that does not; and the other rules that match. */
export function PatternCheckResult({ result, rule }: OtherRulesProps) {
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
        <OtherRules result={result} rule={rule} />
      </SpaceBetween>
    </div>
  );
}

function Mismatch({ mismatch: { path, ...values } }: { mismatch: RuleTest['mismatch'] & {} }) {
  if (path === '')
    return <div>Each field matches on its own, but the pattern as a whole does not match.</div>;
  if (path.endsWith('$or')) {
    const branches = describeFields({ $or: values.expected });
    return (
      <div className="break">The pattern requires that {branches}, and none of these is true.</div>
    );
  }
  return (
    <div className="break">
      The first field that does not match is <code>{path}</code>: the pattern requires{' '}
      <code>{JSON.stringify(values.expected)}</code>,{' '}
      {'actual' in values ? (
        <>
          the event has <code>{JSON.stringify(values.actual)}</code>.
        </>
      ) : (
        'the event does not have this field.'
      )}
    </div>
  );
}
