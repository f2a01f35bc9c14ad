import { type ReactNode, useCallback, useState } from 'react';
import { LeaveDialog } from '../navigation/leave-dialog.tsx';
import { useUnsavedChanges } from '../navigation/leave-guard.tsx';

interface CloseQuestion {
  /** Closes the dialog; asks first while it has changes. */
  readonly close: () => void;
  /** To be rendered beside the dialog. */
  readonly question: ReactNode;
}

/**
 * Asks before an open dialog with changes is closed, and before its page is left.
 *
 * @param isChanged whether something was entered that is lost when the dialog closes
 */
export function useCloseQuestion(isChanged: boolean, onClose: () => void): CloseQuestion {
  const [isAsking, setAsking] = useState(false);
  const ask = useCallback(() => setAsking(true), []);
  useUnsavedChanges(isChanged, ask);
  // What was sent while the question was open is not lost.
  if (isAsking && !isChanged) setAsking(false);
  return {
    close: isChanged ? ask : onClose,
    question: (
      <LeaveDialog
        what="dialog"
        visible={isAsking}
        onStay={() => setAsking(false)}
        onLeave={() => {
          setAsking(false);
          onClose();
        }}
      />
    ),
  };
}
