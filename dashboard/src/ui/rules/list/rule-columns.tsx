'use client';

import Badge from '@cloudscape-design/components/badge';
import type { TableProps } from '@cloudscape-design/components/table';
import { describePattern } from '@momento-gateway/api/pattern/describe-pattern';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { EnabledStatus } from '../../elements/enabled-status.tsx';
import { targetName } from '../targets/target-name.ts';
import { RuleLink } from './rule-link.tsx';
import { RulePermission } from './rule-permission.tsx';

export const RULE_COLUMNS: readonly TableProps.ColumnDefinition<Rule>[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    minWidth: 140,
    cell: ({ name, managedHere }) => (
      <span className="wrapped">
        <RuleLink name={name} />
        {!managedHere && (
          <div>
            <Badge>Made elsewhere</Badge>
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
    cell: (rule) => <RulePermission rule={rule} />,
  },
];
