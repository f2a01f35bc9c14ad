'use client';

import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Failure } from '@momento-gateway/api/failures/failure';
import { formatTime } from '../elements/format-age.ts';
import { useNow } from '../elements/use-now.ts';
import { describeFailureAge } from './describe-failure-age.ts';

interface FailureAgeProps {
  readonly failure: Failure;
}

/** How old a failure is against how long the queue keeps it; when that ends as its tooltip. */
export function FailureAge({ failure }: FailureAgeProps) {
  const { text, isUrgent } = describeFailureAge(failure, useNow());
  const { expiresAt } = failure;
  return (
    <span
      className="wrapped narrow"
      title={expiresAt === undefined ? undefined : `Lost at ${formatTime(expiresAt)}`}
    >
      {isUrgent ? <StatusIndicator type="warning">{text}</StatusIndicator> : text}
    </span>
  );
}
