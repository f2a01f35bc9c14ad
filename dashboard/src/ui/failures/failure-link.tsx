'use client';

import Link from '@cloudscape-design/components/link';
import type { Failure } from '@momento-gateway/api/failures/failure';
import { failureHref } from '../navigation/failure-href.ts';
import { useUrlState } from '../navigation/use-url-state.ts';

interface FailureLinkProps {
  readonly failure: Failure;
}

/** Opens a failure beside the list, as it is filtered and paged now. */
export function FailureLink({ failure }: FailureLinkProps) {
  const { set } = useUrlState();
  return (
    <Link
      href={failureHref(failure.id)}
      onFollow={(event) => {
        event.preventDefault();
        set({ failure: failure.id }, { push: true });
      }}
    >
      {failure.detailType || 'Unreadable message'}
    </Link>
  );
}
