import { DeleteDialog } from '../forms/delete-dialog.tsx';
import { useRemoveTenant } from './use-tenants.ts';

interface RemoveTenantDialogProps {
  /** Undefined while it is closed. */
  readonly name: string | undefined;
  readonly onClose: () => void;
}

/** A tenant that still has something is refused, and the answer says what it has. */
export function RemoveTenantDialog({ name = '', onClose }: RemoveTenantDialogProps) {
  const remove = useRemoveTenant();
  return (
    <DeleteDialog
      visible={name !== ''}
      title={`Remove the tenant ${name}`}
      word={name}
      action="Remove"
      onDelete={async () => {
        await remove.mutateAsync(name);
        return { type: 'success', header: `The tenant ${name} was removed` };
      }}
      failure={`The tenant ${name} was not removed`}
      onClose={onClose}
    >
      Its bus and its queues will be deleted. A tenant that still has webhooks, rules, or failures
      is kept.
    </DeleteDialog>
  );
}
