'use client';

import Alert from '@cloudscape-design/components/alert';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { DialogButtons } from './dialog-buttons.tsx';

interface DeleteDialogProps {
  readonly visible: boolean;
  readonly title: string;
  /** What has to be typed. */
  readonly word: string;
  /** What will happen. */
  readonly children: ReactNode;
  readonly isDeleting: boolean;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Asks for a name or a word before something is deleted that does not come back. */
export function DeleteDialog(props: DeleteDialogProps) {
  const { visible, title, word, children, isDeleting, onDelete, onClose } = props;
  const [typed, setTyped] = useState('');
  const input = useRef<InputProps.Ref>(null);
  useEffect(() => {
    if (!visible) return;
    setTyped('');
    input.current?.focus();
  }, [visible]);
  const isRight = typed.trim() === word.trim();
  return (
    <Modal visible={visible} header={title} closeAriaLabel="Close" onDismiss={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isRight && !isDeleting) onDelete();
        }}
      >
        <Form
          actions={
            <DialogButtons
              action="Delete"
              isBusy={isDeleting}
              isDisabled={!isRight}
              onCancel={onClose}
            />
          }
        >
          <SpaceBetween size="m">
            <Alert type="warning" statusIconAriaLabel="Warning">
              {children}
            </Alert>
            <FormField label={`To confirm, type: ${word}`}>
              <Input
                ref={input}
                value={typed}
                disableBrowserAutocorrect
                spellcheck={false}
                autoComplete={false}
                onChange={({ detail }) => setTyped(detail.value)}
              />
            </FormField>
          </SpaceBetween>
        </Form>
      </form>
    </Modal>
  );
}
