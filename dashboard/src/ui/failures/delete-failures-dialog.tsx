'use client';

import { useState } from 'react';
import { useApi } from '../client/api-context.tsx';
import { DeleteDialog } from '../elements/delete-dialog.tsx';
import { formatCount } from '../elements/format-count.ts';
import { useFlash } from '../flashes/flashes.tsx';
import { useErrorFlash } from '../flashes/use-error-flash.ts';
import { type FailureSelection, toFailureChoice } from './failure-selection.ts';
import { useDeleteFailures } from './use-failures.ts';

interface DeleteFailuresDialogProps {
  readonly visible: boolean;
  readonly selection: FailureSelection;
  readonly onClose: () => void;
}

export function DeleteFailuresDialog(props: DeleteFailuresDialogProps) {
  const { visible, selection, onClose } = props;
  const api = useApi();
  const remove = useDeleteFailures();
  const [isBusy, setBusy] = useState(false);
  const flash = useFlash();
  const showError = useErrorFlash();

  const onDelete = async () => {
    setBusy(true);
    try {
      const choice = await toFailureChoice(selection, api.failures);
      const { results } = await remove.mutateAsync(choice);
      const failed = results.filter(({ result }) => result === 'failed');
      const deleted = results.filter(({ result }) => result === 'deleted').length;
      flash({
        type: failed.length === 0 ? 'success' : 'warning',
        header: `${formatCount(deleted, 'failure')} deleted`,
        ...(failed.length === 0
          ? {}
          : { content: `Not deleted: ${failed.length}. ${failed[0]?.message ?? ''}` }),
      });
    } catch (error) {
      showError('The failures were not deleted', error);
    } finally {
      setBusy(false);
      onClose();
    }
  };

  return (
    <DeleteDialog
      visible={visible}
      title="Delete failures"
      word="delete"
      isDeleting={isBusy}
      onDelete={() => void onDelete()}
      onClose={onClose}
    >
      {formatCount(selection.count, 'event')} will be lost: nothing else holds{' '}
      {selection.count === 1 ? 'it' : 'them'}.
    </DeleteDialog>
  );
}
