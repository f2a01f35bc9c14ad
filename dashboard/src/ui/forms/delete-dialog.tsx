'use client';

import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FormDialog } from './form-dialog.tsx';

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

/** Asks for a name or a word before something is deleted that cannot be restored. */
export function DeleteDialog(props: DeleteDialogProps) {
  const { visible, title, word, children, isDeleting, onDelete, onClose } = props;
  const [typed, setTyped] = useState('');
  const input = useRef<InputProps.Ref>(null);
  useEffect(() => {
    if (!visible) return;
    setTyped('');
    input.current?.focus();
  }, [visible]);
  const isConfirmed = typed.trim() === word.trim();
  return (
    <FormDialog
      visible={visible}
      title={title}
      action="Delete"
      isBusy={isDeleting}
      isDisabled={!isConfirmed}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (isConfirmed && !isDeleting) onDelete();
      }}
    >
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
    </FormDialog>
  );
}
