import type { DeleteResults } from '@momento-gateway/api/failures/failure';
import { formatCount } from '../elements/format-count.ts';
import { type FailureSelection, toFailureChoice } from '../failures/failure-selection.ts';
import { DeleteDialog } from '../forms/delete-dialog.tsx';
import { describeDiscarding } from './describe-held.ts';
import { useDiscardHeldCalls } from './use-held-calls.ts';

interface DiscardDialogProps {
  /** What to discard; undefined while the dialog is closed. */
  readonly selection: FailureSelection | undefined;
  readonly onClose: () => void;
  readonly onEnd: (results: DeleteResults) => void;
}

export function DiscardDialog({ selection, onClose, onEnd }: DiscardDialogProps) {
  const count = selection?.count ?? 0;
  const discard = useDiscardHeldCalls();
  return (
    <DeleteDialog
      visible={selection !== undefined}
      title="Discard held calls"
      action="Discard"
      word="discard"
      onDelete={async () => {
        if (selection === undefined) throw new Error('Nothing is selected.');
        const results = await discard.mutateAsync(toFailureChoice(selection));
        onEnd(results);
        return describeDiscarding(results);
      }}
      failure="The held calls were not discarded"
      onClose={onClose}
    >
      {formatCount(count, 'call', 'calls')} will be lost. If the signing secret was changed at
      Momento, they may be events: store the new one first. There is no other copy of{' '}
      {count === 1 ? 'it' : 'them'}.
    </DeleteDialog>
  );
}
