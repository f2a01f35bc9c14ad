import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Flash } from '../page/add-flash.ts';
import { useErrorFlash, useFlash } from '../page/flashes.tsx';
import { FormDialog } from './form-dialog.tsx';

interface DeleteDialogProps {
  readonly visible: boolean;
  readonly title: string;
  /** The word on the button. */
  readonly action?: string;
  /** What has to be typed. */
  readonly word: string;
  /** What will happen. */
  readonly children: ReactNode;
  /** Deletes, and returns the message that says so. */
  readonly onDelete: () => Promise<Flash>;
  /** The header of the message when that fails. */
  readonly failure: string;
  readonly onClose: () => void;
}

/** Asks for a name or a word before something is deleted that cannot be restored. */
export function DeleteDialog(props: DeleteDialogProps) {
  const { visible, title, action = 'Delete', word, children, onDelete, failure, onClose } = props;
  const flash = useFlash();
  const showError = useErrorFlash();
  const [typed, setTyped] = useState('');
  const [isDeleting, setDeleting] = useState(false);
  const input = useRef<InputProps.Ref>(null);
  useEffect(() => {
    if (!visible) return;
    setTyped('');
    input.current?.focus();
  }, [visible]);
  const isConfirmed = typed.trim() === word.trim();
  const submit = async () => {
    if (!isConfirmed || isDeleting) return;
    setDeleting(true);
    try {
      flash(await onDelete());
    } catch (error) {
      showError(failure, error);
    } finally {
      setDeleting(false);
      onClose();
    }
  };
  return (
    <FormDialog
      visible={visible}
      title={title}
      action={action}
      isBusy={isDeleting}
      isDisabled={!isConfirmed}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
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
