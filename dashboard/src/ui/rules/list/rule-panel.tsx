import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import { describePattern } from '@momento-gateway/api/pattern/describe-pattern';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { ChangesSection } from '../../audit/changes-section.tsx';
import { CopyText } from '../../elements/copy-text.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { sandboxHref } from '../../navigation/hrefs.ts';
import { PageLink } from '../../navigation/page-link.tsx';
import { PatternView } from '../pattern/pattern-view.tsx';
import { RuleActions } from './rule-actions.tsx';
import { EnabledStatus } from './rule-columns.tsx';
import { RuleMetrics } from './rule-metrics.tsx';
import { RuleTargets } from './rule-targets.tsx';

interface RulePanelProps {
  readonly name: string;
  /** Undefined when there is no rule of this name. */
  readonly rule: Rule | undefined;
}

export function RulePanel({ name, rule }: RulePanelProps) {
  return (
    <SplitPanel header={name} closeBehavior="hide">
      {rule === undefined ? (
        <EmptyState title="Rule not found">
          It may have been deleted, or the name has a typo.
        </EmptyState>
      ) : (
        <SpaceBetween size="l">
          <RuleActions rule={rule} key={name} />
          <KeyValuePairs
            columns={3}
            minColumnWidth={250}
            items={[
              { label: 'Status', value: <EnabledStatus enabled={rule.enabled} /> },
              { label: 'Matches', value: describePattern(rule.pattern) },
              {
                label: 'Managed by',
                value: rule.managedBy ?? (rule.managedHere ? 'This dashboard' : 'Another tool'),
              },
              { label: 'Name', value: <CopyText text={rule.name} what="rule name" /> },
              { label: 'Description', value: rule.description ?? '–' },
            ]}
          />
          <RuleMetrics name={rule.name} targetCount={rule.targets.length} key={rule.name} />
          <RuleTargets rule={rule} />
          <div>
            <Box variant="h3">Event pattern</Box>
            <PatternView pattern={rule.pattern} />
            <PageLink href={sandboxHref(rule.pattern)}>Try it in the pattern sandbox</PageLink>
          </div>
          <ChangesSection kind="rule" id={rule.name} key={`changes ${rule.name}`} />
        </SpaceBetween>
      )}
    </SplitPanel>
  );
}
