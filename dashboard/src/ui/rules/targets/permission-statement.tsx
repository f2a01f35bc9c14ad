import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { Permission } from '@momento-gateway/api/rules/permission';
import { JsonView } from '../../elements/json-view.tsx';

interface PermissionStatementProps {
  readonly permission: Permission;
}

/** The statement that grants what is not granted, and who adds it where: closed at first. */
export function PermissionStatement({ permission }: PermissionStatementProps) {
  const { state, statement } = permission;
  if (statement === undefined || state === 'granted') return null;
  return (
    <ExpandableSection headerText={describeWhere(permission)}>
      <JsonView value={statement} what="statement" />
    </ExpandableSection>
  );
}

/** The same where it is open. */
export function OpenStatement({ permission }: PermissionStatementProps) {
  const { state, statement } = permission;
  if (statement === undefined || state === 'granted') return null;
  return (
    <>
      <Box variant="awsui-key-label">{describeWhere(permission)}</Box>
      <JsonView value={statement} what="statement" />
    </>
  );
}

function describeWhere({ addTo, addedBy }: Permission): string {
  return addedBy === 'dashboard'
    ? `Statement that the dashboard adds to its ${addTo}`
    : `Statement for the owner, to add to the ${addTo}`;
}
