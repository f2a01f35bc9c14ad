'use client';

import Form from '@cloudscape-design/components/form';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FormEventHandler, ReactNode } from 'react';
import { DialogButtons } from './dialog-buttons.tsx';

interface FormDialogProps {
  readonly visible: boolean;
  readonly title: string;
  /** The word on the submitting button. */
  readonly action: string;
  readonly isBusy: boolean;
  readonly errorText?: string | undefined;
  readonly children: ReactNode;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onClose: () => void;
}

/** A form in a dialog. It stays mounted while it is closed, so that Esc gives the focus back. */
export function FormDialog(props: FormDialogProps) {
  const { visible, title, action, isBusy, errorText, children, onSubmit, onClose } = props;
  return (
    <Modal visible={visible} header={title} closeAriaLabel="Close" onDismiss={onClose}>
      <form onSubmit={onSubmit} noValidate aria-label={title}>
        <Form
          errorText={errorText}
          actions={<DialogButtons action={action} isBusy={isBusy} onCancel={onClose} />}
        >
          <SpaceBetween size="l">{children}</SpaceBetween>
        </Form>
      </form>
    </Modal>
  );
}
