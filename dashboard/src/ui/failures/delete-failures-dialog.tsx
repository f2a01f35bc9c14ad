'use client';

import { DeleteDialog } from '../elements/delete-dialog.tsx';
import { formatCount } from '../elements/format-count.ts';
import { useFlash } from '../flashes/flashes.tsx';
import { useErrorFlash } from '../flashes/use-error-flash.ts';
import { describeDeletion } from './describe-deletion.ts';
import type { FailureSelection } from './failure-selection.ts';
import { useDeleteFailures } from './use-failures.ts';

interface DeleteFailuresDialogProps {
  /** What to delete; undefined while the dialog is closed. */
  readonly selection: FailureSelection | undefined;
  readonly onClose: () => void;
}

export function DeleteFailuresDialog(props: DeleteFailuresDialogProps) {
  const { selection, onClose } = props;
  const count = selection?.count ?? 0;
  const remove = useDeleteFailures();
  const flash = useFlash();
  const showError = useErrorFlash();

  const onDelete = async () => {
    if (selection === undefined) return;
    try {
      flash(describeDeletion(await remove.mutateAsync(selection)));
    } catch (error) {
      showError('The failures were not deleted', error);
    } finally {
      onClose();
    }
  };

  return (
    <DeleteDialog
      visible={selection !== undefined}
      title="Delete failures"
      word="delete"
      isDeleting={remove.isPending}
      onDelete={() => void onDelete()}
      onClose={onClose}
    >
      {formatCount(count, 'event')} will be lost: nothing else holds {count === 1 ? 'it' : 'them'}.
    </DeleteDialog>
  );
}
