import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { Permission } from '@momento-gateway/api/rules/permission';
import { JsonView } from '../../elements/json-view.tsx';

interface PermissionStatementProps {
  readonly permission: Permission;
}

/** The statement that grants what is not granted, and who adds it where. */
export function PermissionStatement({ permission }: PermissionStatementProps) {
  const { state, statement, addTo, addedBy } = permission;
  if (statement === undefined || state === 'granted') return null;
  const header =
    addedBy === 'dashboard'
      ? `Statement that the dashboard adds to its ${addTo}`
      : `Statement for the owner, to add to the ${addTo}`;
  return (
    <ExpandableSection headerText={header}>
      <JsonView value={statement} what="statement" />
    </ExpandableSection>
  );
}
