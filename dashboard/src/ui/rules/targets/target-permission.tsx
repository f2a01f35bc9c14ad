import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { RuleNameSchema } from '@momento-gateway/api/rules/rule';
import { RoleArnSchema } from '@momento-gateway/api/rules/target';
import { checkTargetArn, ROLE_TYPES } from '@momento-gateway/api/rules/target-arn';
import { useFormContext } from 'react-hook-form';
import { describeError } from '../../client/explain-error.ts';
import { usePermission } from '../../queries/use-targets.ts';
import { PermissionStatement } from './permission-statement.tsx';
import { PermissionStatus } from './permission-status.tsx';
import { arnOf, NEW_TARGET, readRole, type TargetFormFields } from './target-fields.ts';

/** Whether EventBridge is allowed to reach the chosen target, and the statement that allows it. */
export function TargetPermission({ place }: { readonly place: number }) {
  const { watch } = useFormContext<TargetFormFields>();
  const fields = watch(`targets.${place}`) ?? NEW_TARGET;
  const name = watch('name');
  const { type } = fields;
  const arn = arnOf(fields);
  const roleArn = readRole(fields);
  const isRoleComplete =
    roleArn === undefined ? !ROLE_TYPES.has(type) : RoleArnSchema.safeParse(roleArn).success;
  const isComplete =
    checkTargetArn(type, arn) === undefined && RuleNameSchema.safeParse(name).success;
  if (!isComplete || !isRoleComplete) return null;
  return <Check rule={name} arn={arn} {...(roleArn !== undefined && { roleArn })} />;
}

interface CheckProps {
  readonly rule: string;
  readonly arn: string;
  readonly roleArn?: string;
}

function Check(props: CheckProps) {
  const { data, error, isPlaceholder } = usePermission(props);
  if (error !== null) {
    return (
      <StatusIndicator type="info">
        Could not check the permission. {describeError(error)}
      </StatusIndicator>
    );
  }
  if (data === undefined || isPlaceholder) return null;
  return (
    <SpaceBetween size="xs">
      <PermissionStatus permission={data} />
      <PermissionStatement permission={data} />
    </SpaceBetween>
  );
}
