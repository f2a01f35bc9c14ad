import Badge from '@cloudscape-design/components/badge';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { describePattern } from '@momento-gateway/api/pattern/describe-pattern';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { ruleHref } from '../../navigation/hrefs.ts';
import { PanelLink } from '../../navigation/page-link.tsx';
import { usePermissions } from '../../queries/use-targets.ts';
import { targetName } from '../targets/target-name.ts';

export const RULE_COLUMNS: readonly TableProps.ColumnDefinition<Rule>[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    minWidth: 140,
    cell: ({ name, managedHere }) => (
      <span className="wrapped">
        <PanelLink href={ruleHref(name)}>{name}</PanelLink>
        {!managedHere && (
          <div>
            <Badge>Unmanaged</Badge>
          </div>
        )}
      </span>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    minWidth: 110,
    cell: ({ enabled }) => <EnabledStatus enabled={enabled} />,
  },
  {
    id: 'matches',
    header: 'Matches',
    minWidth: 180,
    cell: ({ pattern }) => <div className="wrap">{describePattern(pattern)}</div>,
  },
  {
    id: 'targets',
    header: 'Targets',
    minWidth: 120,
    cell: ({ targets }) => (
      <span className="wrapped">
        {targets.map(({ arn }) => targetName(arn)).join(', ') || 'None'}
      </span>
    ),
  },
  {
    id: 'permission',
    header: 'Permission',
    minWidth: 130,
    cell: ({ name }) => <RulePermission name={name} />,
  },
];

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
