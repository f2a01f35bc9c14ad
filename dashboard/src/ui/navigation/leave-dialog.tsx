import Box from '@cloudscape-design/components/box';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef } from 'react';

const TEXTS = {
  page: {
    header: 'Leave this page?',
    text: 'Your changes are not saved. They are lost if you leave.',
    stay: 'Stay',
    leave: 'Leave',
  },
  dialog: {
    header: 'Discard your changes?',
    text: 'What you entered is lost if you close the dialog.',
    stay: 'Keep editing',
    leave: 'Discard',
  },
} as const;

interface LeaveDialogProps {
  /** What is left. */
  readonly what: keyof typeof TEXTS;
  readonly visible: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Asks whether the changes of a form may be lost. */
export function LeaveDialog({ what, visible, onStay, onLeave }: LeaveDialogProps) {
  const { header, text, stay, leave } = TEXTS[what];
  const stayButton = useRef<ButtonProps.Ref>(null);
  useEffect(() => {
    if (visible) stayButton.current?.focus();
  }, [visible]);
  return (
    <Modal
      visible={visible}
      header={header}
      closeAriaLabel="Close"
      onDismiss={onStay}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button ref={stayButton} variant="link" onClick={onStay}>
              {stay}
            </Button>
            <Button variant="primary" onClick={onLeave}>
              {leave}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {text}
    </Modal>
  );
}
