import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Permission } from '@momento-gateway/api/rules/permission';
import type { Rule } from '@momento-gateway/api/rules/rule';
import type { RuleTarget } from '@momento-gateway/api/rules/target';
import { CopyText } from '../../elements/copy-text.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { JsonView } from '../../elements/json-view.tsx';
import { usePermissions } from '../../queries/use-targets.ts';
import { PermissionStatement } from '../targets/permission-statement.tsx';
import { PermissionStatus } from '../targets/permission-status.tsx';
import { targetName, typeName } from '../targets/target-name.ts';
import { describeInput, describeRetry } from './describe-delivery.ts';
import { GrantButton } from './grant-button.tsx';
import { LookButton } from './look-button.tsx';

interface RuleTargetsProps {
  readonly rule: Rule;
}

export function RuleTargets({ rule }: RuleTargetsProps) {
  const { name, targets } = rule;
  const permissions = usePermissions().data?.permissions ?? [];
  return (
    <div>
      <Box variant="h3">Targets</Box>
      {targets.length === 0 ? (
        <EmptyState title="No targets">Matching events do not go anywhere.</EmptyState>
      ) : (
        <SpaceBetween size="s">
          {targets.map((target) => (
            <div key={target.id} className="boxed">
              <KeyValuePairs
                columns={3}
                minColumnWidth={250}
                items={toItems(
                  rule,
                  target,
                  permissions.find(
                    ({ rule, targetArn }) => rule === name && targetArn === target.arn,
                  ),
                )}
              />
            </div>
          ))}
        </SpaceBetween>
      )}
    </div>
  );
}

function toItems(
  { name: ruleName, managedBy }: Rule,
  target: RuleTarget,
  permission: Permission | undefined,
) {
  const { type, arn, roleArn, parameters, deadLetterArn } = target;
  return [
    {
      label: `${typeName(type, arn)} ${targetName(arn)}`,
      value: <CopyText text={arn} what={`ARN of ${targetName(arn)}`} />,
    },
    {
      label: 'Permission',
      value:
        permission === undefined ? (
          '–'
        ) : (
          <>
            <PermissionStatus permission={permission} />
            <PermissionStatement permission={permission} />
            {permission.state === 'missing' &&
              permission.addedBy === 'dashboard' &&
              managedBy === undefined && <GrantButton ruleName={ruleName} targetArn={arn} />}
          </>
        ),
    },
    ...(type === 'sqs'
      ? [{ label: 'Messages', value: <LookButton ruleName={ruleName} arn={arn} /> }]
      : []),
    ...(roleArn === undefined
      ? []
      : [{ label: 'Role', value: <CopyText text={roleArn} what="role ARN" /> }]),
    ...(parameters === undefined
      ? []
      : [{ label: 'Parameters', value: <JsonView value={parameters} what="parameters" /> }]),
    { label: 'Input', value: describeInput(target) },
    { label: 'Retries', value: describeRetry(target) },
    {
      label: 'Undelivered events go to',
      value:
        deadLetterArn === undefined ? (
          'None: they are lost'
        ) : (
          <CopyText text={deadLetterArn} what="dead-letter queue ARN" />
        ),
    },
  ];
}
