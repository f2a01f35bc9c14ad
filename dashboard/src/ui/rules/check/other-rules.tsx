import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { RuleTest } from '@momento-gateway/api/rules/pattern-check';
import { formatCount } from '../../elements/format-count.ts';
import { ruleHref } from '../../navigation/hrefs.ts';
import { PageLink } from '../../navigation/page-link.tsx';

const UNCHECKED_SHOWN_AT_MOST = 10;

export interface OtherRulesProps {
  readonly result: RuleTest;
  /** What the rules on the bus are called: others than the one that is made or changed, if one is. */
  readonly rule: 'rule' | 'other rule';
}

/** The other rules that match the event, and those that could not be checked. */
export function OtherRules({ result, rule }: OtherRulesProps) {
  const { otherRules = [], unchecked = [], otherRulesProblem } = result;
  if (otherRulesProblem !== undefined) {
    return (
      <StatusIndicator type="warning">
        Could not check the {rule}s: {otherRulesProblem}
      </StatusIndicator>
    );
  }
  const count = otherRules.length;
  return (
    <SpaceBetween size="xs">
      {count === 0 && unchecked.length === 0 && (
        <Box variant="small">No {rule} matches this event.</Box>
      )}
      {count > 0 && (
        <div>
          <Box variant="small">
            {formatCount(count, `${rule} matches`, `${rule}s match`)} this event:
          </Box>
          <ul className="steps">
            {otherRules.map(({ name, enabled }) => (
              <li key={name}>
                <PageLink href={ruleHref(name)}>{name}</PageLink>
                {enabled ? '' : ' (disabled)'}
              </li>
            ))}
          </ul>
        </div>
      )}
      {unchecked.length > 0 && <UncheckedRules rules={unchecked} rule={rule} />}
    </SpaceBetween>
  );
}

interface UncheckedRulesProps extends Pick<OtherRulesProps, 'rule'> {
  readonly rules: NonNullable<RuleTest['unchecked']>;
}

function UncheckedRules({ rules, rule: noun }: UncheckedRulesProps) {
  const hidden = rules.length - UNCHECKED_SHOWN_AT_MOST;
  return (
    <div>
      <StatusIndicator type="warning">
        Could not check whether {formatCount(rules.length, `${noun} matches`, `${noun}s match`)}{' '}
        this event:
      </StatusIndicator>
      <ul className="steps">
        {rules.slice(0, UNCHECKED_SHOWN_AT_MOST).map(({ rule, message }) => (
          <li key={rule} className="break">
            <PageLink href={ruleHref(rule)}>{rule}</PageLink>: {message}
          </li>
        ))}
        {hidden > 0 && <li>and {hidden} more</li>}
      </ul>
    </div>
  );
}
