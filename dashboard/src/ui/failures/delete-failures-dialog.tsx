import type { DeleteResults } from '@momento-gateway/api/failures/failure';
import { formatCount } from '../elements/format-count.ts';
import { DeleteDialog } from '../forms/delete-dialog.tsx';
import { useDeleteFailures } from '../queries/use-failures.ts';
import { describeDeletion } from './describe-failure.ts';
import { type FailureSelection, toFailureChoice } from './failure-selection.ts';

interface DeleteFailuresDialogProps {
  /** What to delete; undefined while the dialog is closed. */
  readonly selection: FailureSelection | undefined;
  readonly onClose: () => void;
  readonly onEnd: (results: DeleteResults) => void;
}

export function DeleteFailuresDialog(props: DeleteFailuresDialogProps) {
  const { selection, onClose, onEnd } = props;
  const count = selection?.count ?? 0;
  const remove = useDeleteFailures();
  return (
    <DeleteDialog
      visible={selection !== undefined}
      title="Delete failures"
      word="delete"
      onDelete={async () => {
        if (selection === undefined) throw new Error('Nothing is selected.');
        const results = await remove.mutateAsync(toFailureChoice(selection));
        onEnd(results);
        return describeDeletion(results);
      }}
      failure="The failures were not deleted"
      onClose={onClose}
    >
      {formatCount(count, 'event')} will be lost. There is no other copy of{' '}
      {count === 1 ? 'it' : 'them'}.
    </DeleteDialog>
  );
}
