import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { RuleNameSchema } from '@momento-gateway/api/rules/rule';
import { RoleArnSchema } from '@momento-gateway/api/rules/target';
import { checkTargetArn, ROLE_TYPES } from '@momento-gateway/api/rules/target-arn';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { describeError } from '../../client/explain-error.ts';
import { usePermission } from '../../queries/use-targets.ts';
import { OpenStatement } from './permission-statement.tsx';
import { PermissionState } from './permission-status.tsx';
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
  if (!isComplete || !isRoleComplete) {
    return (
      <Shown state={<StatusIndicator type="pending">Not checked yet</StatusIndicator>}>
        It is checked when the target is complete and the rule has a name.
      </Shown>
    );
  }
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
      <Shown state={<StatusIndicator type="info">Could not be checked</StatusIndicator>}>
        {describeError(error)}
      </Shown>
    );
  }
  if (data === undefined || isPlaceholder) {
    return (
      <Shown state={<StatusIndicator type="in-progress">Checking</StatusIndicator>}>
        The dashboard reads the policies that decide it.
      </Shown>
    );
  }
  const { state, message } = data;
  return (
    <Shown state={<PermissionState permission={data} />}>
      <SpaceBetween size="xs">
        {message ?? (state === 'granted' && 'Nothing has to be added.')}
        <OpenStatement permission={data} />
      </SpaceBetween>
    </Shown>
  );
}

interface ShownProps {
  readonly state: ReactNode;
  /** Why it is so, and what changes it. */
  readonly children: ReactNode;
}

/** As high whatever it says: an answer that comes late moves nothing that a person points at. */
function Shown({ state, children }: ShownProps) {
  return (
    <div>
      <Box variant="awsui-key-label">Permission</Box>
      <div className="late-words">{state}</div>
      <ExpandableSection headerText="Why, and who allows it">{children}</ExpandableSection>
    </div>
  );
}
