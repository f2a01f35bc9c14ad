'use client';

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { describeFields } from '@momento-gateway/api/pattern/describe-fields';
import type { RuleTest } from '@momento-gateway/api/rules/pattern-check';
import { formatCount } from '../../elements/format-count.ts';
import { PageLink } from '../../navigation/page-link.tsx';
import { ruleHref } from '../rule-hrefs.ts';

interface TestResultProps {
  readonly result: RuleTest;
}

/** Match, or the first field that does not; and who else gets the event. */
export function TestResult({ result: { matches, mismatch, otherRules } }: TestResultProps) {
  return (
    <div role="status">
      <SpaceBetween size="xs">
        {matches ? (
          <StatusIndicator type="success">The event matches</StatusIndicator>
        ) : (
          <StatusIndicator type="stopped">The event does not match</StatusIndicator>
        )}
        {mismatch !== undefined && <Mismatch mismatch={mismatch} />}
        <Box variant="small">
          {otherRules.length === 0
            ? 'No other rule matches it.'
            : `${formatCount(otherRules.length, 'other rule')} ${otherRules.length === 1 ? 'matches' : 'match'} it:`}
        </Box>
        {otherRules.length > 0 && (
          <ul className="steps">
            {otherRules.map(({ name, enabled }) => (
              <li key={name}>
                <PageLink href={ruleHref(name)}>{name}</PageLink>
                {enabled ? '' : ' (disabled)'}
              </li>
            ))}
          </ul>
        )}
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
