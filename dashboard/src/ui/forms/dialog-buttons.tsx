'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';

interface DialogButtonsProps {
  /** The word on the submitting button. */
  readonly action: string;
  readonly isBusy: boolean;
  readonly isDisabled?: boolean;
  readonly onCancel: () => void;
}

/** Cancel, and the button that submits the form around both. */
export function DialogButtons({ action, isBusy, isDisabled, onCancel }: DialogButtonsProps) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" formAction="none" onClick={onCancel}>
        Cancel
      </Button>
      <Button
        variant="primary"
        loading={isBusy}
        loadingText={`${action} …`}
        disabled={isDisabled ?? false}
      >
        {action}
      </Button>
    </SpaceBetween>
  );
}
