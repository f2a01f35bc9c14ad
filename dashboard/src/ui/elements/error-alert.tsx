import Alert from '@cloudscape-design/components/alert';
import LiveRegion from '@cloudscape-design/components/live-region';
import type { ReactNode } from 'react';
import { explainError } from '../client/explain-error.ts';
import { CopyText } from './copy-text.tsx';

interface ErrorAlertProps {
  /** What did not work. */
  readonly header: string;
  readonly error: unknown;
  /** The button that tries again. */
  readonly action?: ReactNode;
  /** What else there is to say. */
  readonly children?: ReactNode;
}

/** Says that something did not work, and why. The live region is there because screen readers do not announce an alert. */
export function ErrorAlert({ header, error, action, children }: ErrorAlertProps) {
  const { cause, requestId } = explainError(error);
  return (
    <Alert type="error" header={header} statusIconAriaLabel="Error" action={action}>
      <LiveRegion assertive hidden>
        {header}. {cause}
      </LiveRegion>
      <div>{cause}</div>
      {children}
      {requestId !== undefined && (
        <div>
          Request id: <CopyText text={requestId} what="request id" />
        </div>
      )}
    </Alert>
  );
}
