import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Explanation, RuleFit } from '@momento-gateway/api/explain/explanation';
import { formatCount } from '../elements/format-count.ts';
import { ruleHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';

const RESULTS = {
  matches: ['success', 'Matches'],
  misses: ['stopped', 'Does not match'],
  depends: ['info', 'Not known'],
} as const satisfies Record<RuleFit['result'], readonly [string, string]>;

/** The rules that match, then the nearest that do not. */
export function RuleFits({ explanation }: { readonly explanation: Explanation }) {
  const { rules, otherRuleCount } = explanation;
  if (rules.length === 0) return null;
  return (
    <SpaceBetween size="xs">
      <ul className="plain-path">
        {rules.map((fit) => (
          <li key={fit.rule} className="break">
            <SpaceBetween size="xxs">
              <SpaceBetween direction="horizontal" size="xs">
                <PageLink href={ruleHref(fit.rule)}>{fit.rule}</PageLink>
                <StatusIndicator type={RESULTS[fit.result][0]}>
                  {RESULTS[fit.result][1]}
                </StatusIndicator>
                {!fit.enabled && <StatusIndicator type="stopped">Disabled</StatusIndicator>}
              </SpaceBetween>
              {fit.result !== 'matches' && <div>{fit.sentence}</div>}
              <Box variant="small">
                {fit.by === 'event-bridge'
                  ? 'EventBridge was asked.'
                  : 'Judged by the dashboard, from the pattern.'}
              </Box>
            </SpaceBetween>
          </li>
        ))}
      </ul>
      {otherRuleCount > 0 && (
        <Box variant="small">
          {formatCount(otherRuleCount, 'other rule')} of the bus{' '}
          {otherRuleCount === 1 ? 'is' : 'are'} not shown.
        </Box>
      )}
    </SpaceBetween>
  );
}
