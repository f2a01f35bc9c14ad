import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { RuleNameSchema } from '@momento-gateway/api/rules/rule';
import { checkTargetArn, ROLE_TYPES, RoleArnSchema } from '@momento-gateway/api/rules/target';
import { useFormContext } from 'react-hook-form';
import { describeError } from '../../client/explain-error.ts';
import { JsonView } from '../../elements/json-view.tsx';
import { usePermission } from '../../queries/use-targets.ts';
import { PermissionStatus } from './permission-status.tsx';
import { NEW_TARGET, type TargetFormFields } from './target-fields.ts';

/** Whether EventBridge is allowed to reach the chosen target, and the statement that will be added. */
export function TargetPermission({ place }: { readonly place: number }) {
  const { watch } = useFormContext<TargetFormFields>();
  const { type, arn, roleArn } = watch(`targets.${place}`) ?? NEW_TARGET;
  const name = watch('name');
  const isComplete =
    checkTargetArn(type, arn) === undefined &&
    RuleNameSchema.safeParse(name).success &&
    (!ROLE_TYPES.has(type) || RoleArnSchema.safeParse(roleArn).success);
  if (!isComplete) return null;
  return <Check rule={name} arn={arn} {...(ROLE_TYPES.has(type) && { roleArn })} />;
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
      {data.statement !== undefined && data.state !== 'granted' && (
        <ExpandableSection headerText={`Statement that will be added to its ${data.where}`}>
          <JsonView value={data.statement} what="statement" />
        </ExpandableSection>
      )}
    </SpaceBetween>
  );
}
