import Box from '@cloudscape-design/components/box';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef } from 'react';

interface LeaveDialogProps {
  readonly visible: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Asks whether the changes of a form may be lost. */
export function LeaveDialog({ visible, onStay, onLeave }: LeaveDialogProps) {
  const stayButton = useRef<ButtonProps.Ref>(null);
  useEffect(() => {
    if (visible) stayButton.current?.focus();
  }, [visible]);
  return (
    <Modal
      visible={visible}
      header="Leave this page?"
      closeAriaLabel="Close"
      onDismiss={onStay}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button ref={stayButton} variant="link" onClick={onStay}>
              Stay
            </Button>
            <Button variant="primary" onClick={onLeave}>
              Leave
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      Your changes are not saved. They are lost if you leave.
    </Modal>
  );
}
