import type { ReactNode } from 'react';

/** A label that says that the field may stay empty. */
export function markOptional(label: string): ReactNode {
  return (
    <span>
      {label} <i>- optional</i>
    </span>
  );
}
