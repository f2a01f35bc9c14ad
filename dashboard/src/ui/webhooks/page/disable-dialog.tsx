import Alert from '@cloudscape-design/components/alert';
import { FormDialog } from '../../forms/form-dialog.tsx';

interface DisableDialogProps {
  /** Of the webhook. */
  readonly name: string;
  readonly visible: boolean;
  readonly onDisable: () => void;
  readonly onClose: () => void;
}

/** Asks before a webhook is disabled. */
export function DisableDialog({ name, visible, onDisable, onClose }: DisableDialogProps) {
  return (
    <FormDialog
      visible={visible}
      title={`Disable ${name}`}
      action="Disable"
      isBusy={false}
      onSubmit={(event) => {
        event.preventDefault();
        onDisable();
      }}
      onClose={onClose}
    >
      <Alert type="warning" statusIconAriaLabel="Warning">
        Until you enable it again, the gateway rejects what Momento posts to its URL. Momento does
        not retry: these events are lost.
      </Alert>
    </FormDialog>
  );
}
