import Badge from '@cloudscape-design/components/badge';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { describePattern } from '@momento-gateway/api/pattern/describe-pattern';
import type { Rule } from '@momento-gateway/api/rules/rule';
import type { ReactNode } from 'react';
import { ruleHref } from '../../navigation/hrefs.ts';
import { PanelLink } from '../../navigation/page-link.tsx';
import { usePermissions } from '../../queries/use-targets.ts';
import type { SizedColumn } from '../../tables/use-table-layout.ts';
import { targetName } from '../targets/target-name.ts';

export const RULE_COLUMNS: readonly SizedColumn<Rule>[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    basis: 160,
    cell: (rule) => <RuleLink rule={rule} />,
  },
  {
    id: 'status',
    header: 'Status',
    basis: 120,
    cell: ({ enabled }) => <EnabledStatus enabled={enabled} />,
  },
  {
    id: 'matches',
    header: 'Matches',
    basis: 200,
    cell: ({ pattern }) => <span className="break">{describePattern(pattern)}</span>,
  },
  {
    id: 'targets',
    header: 'Targets',
    basis: 150,
    cell: (rule) => <span className="break">{nameTargets(rule)}</span>,
  },
  {
    id: 'permission',
    header: 'Permission',
    basis: 130,
    cell: ({ name }) => <RulePermission name={name} />,
  },
];

/** On a phone everything important is in one column. */
export const PHONE_RULE_COLUMNS = [
  {
    id: 'rule',
    header: 'Rule',
    isRowHeader: true,
    cell: (rule: Rule) => <RuleSummary rule={rule} />,
  },
];

interface RuleSummaryProps {
  readonly rule: Rule;
  readonly children?: ReactNode;
}

/** A rule for a narrow window. */
export function RuleSummary({ rule, children }: RuleSummaryProps) {
  return (
    <div className="stacked">
      <RuleLink rule={rule} />
      <EnabledStatus enabled={rule.enabled} />
      <span>Matches: {describePattern(rule.pattern)}</span>
      <span>Targets: {nameTargets(rule)}</span>
      <span>
        Permission: <RulePermission name={rule.name} />
      </span>
      {children}
    </div>
  );
}

function RuleLink({ rule: { name, managedHere, managedBy } }: Pick<RuleSummaryProps, 'rule'>) {
  return (
    <span className="break">
      <PanelLink href={ruleHref(name)}>{name}</PanelLink>
      {(!managedHere || managedBy !== undefined) && (
        <div>
          <Badge>{managedBy ?? 'Unmanaged'}</Badge>
        </div>
      )}
    </span>
  );
}

function nameTargets({ targets }: Rule): string {
  return targets.map(({ arn }) => targetName(arn)).join(', ') || 'None';
}

export function EnabledStatus({ enabled }: { readonly enabled: boolean }) {
  return (
    <StatusIndicator type={enabled ? 'success' : 'stopped'}>
      {enabled ? 'Enabled' : 'Disabled'}
    </StatusIndicator>
  );
}

/** The worst of the permissions of a rule's targets. */
function RulePermission({ name }: { readonly name: string }) {
  const { data, error } = usePermissions();
  if (data === undefined) {
    return error === null ? '–' : <StatusIndicator type="info">Unknown</StatusIndicator>;
  }
  const states = data.permissions.filter(({ rule }) => rule === name).map(({ state }) => state);
  if (states.length === 0) return '–';
  if (states.includes('missing')) {
    const count = states.filter((state) => state === 'missing').length;
    return (
      <StatusIndicator type="warning">
        {states.length === 1 ? 'Missing' : `Missing for ${count} of ${states.length}`}
      </StatusIndicator>
    );
  }
  return states.includes('unknown') ? (
    <StatusIndicator type="info">Unknown</StatusIndicator>
  ) : (
    <StatusIndicator type="success">Granted</StatusIndicator>
  );
}
