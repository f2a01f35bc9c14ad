import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import type { Offer } from './explain-missing-role.ts';
import { useMissingRole } from './session.tsx';

interface NeedsRoleProps {
  /** The operation that the content is for. */
  readonly of: Offer;
  readonly children: ReactNode;
}

/** A form, or the reason why the caller's role is too small for it. */
export function NeedsRole({ of, children }: NeedsRoleProps) {
  const reason = useMissingRole(of);
  if (reason === undefined) return children;
  return (
    <Alert type="info" header="Your role does not allow this" statusIconAriaLabel="Info">
      {reason} Ask the people who run this dashboard.
    </Alert>
  );
}
