import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEventHandler, type ReactNode, useEffect } from 'react';
import { keepFocus } from '../keys/focus.ts';
import { useCloseQuestion } from './use-close-question.tsx';

interface DialogButtonsProps {
  /** The word on the submitting button. */
  readonly action: string;
  readonly isBusy: boolean;
  readonly isDisabled?: boolean | undefined;
  readonly onCancel: () => void;
}

/** Cancel, and the button that submits the form around both. */
export function DialogButtons(props: DialogButtonsProps) {
  const { action, isBusy, isDisabled = false, onCancel } = props;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" formAction="none" onClick={onCancel}>
        Cancel
      </Button>
      <Button variant="primary" loading={isBusy} loadingText={`${action} …`} disabled={isDisabled}>
        {action}
      </Button>
    </SpaceBetween>
  );
}

interface FormDialogProps extends Omit<DialogButtonsProps, 'onCancel'> {
  readonly visible: boolean;
  readonly title: string;
  readonly errorText?: string | undefined;
  /** Whether something was entered that is lost when it closes: then it asks first. */
  readonly isChanged?: boolean;
  readonly children: ReactNode;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onClose: () => void;
}

/** A form in a dialog. It stays mounted while it is closed, so that Esc returns the focus. */
export function FormDialog(props: FormDialogProps) {
  const {
    visible,
    title,
    errorText,
    isChanged = false,
    children,
    onSubmit,
    onClose,
    ...buttons
  } = props;
  const { close, question } = useCloseQuestion(visible && isChanged, onClose);
  // What opened it may be gone when it closes, such as an item of a menu or a deleted row.
  useEffect(() => (visible ? keepFocus : undefined), [visible]);
  return (
    <>
      <Modal visible={visible} header={title} closeAriaLabel="Close" onDismiss={close}>
        <form onSubmit={onSubmit} noValidate aria-label={title}>
          <Form errorText={errorText} actions={<DialogButtons {...buttons} onCancel={close} />}>
            <SpaceBetween size="l">{children}</SpaceBetween>
          </Form>
        </form>
      </Modal>
      {question}
    </>
  );
}
