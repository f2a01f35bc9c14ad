import type { Redrive } from '@momento-gateway/api/failures/redrive';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useKeptFocus } from '../elements/use-kept-focus.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import type { FailureSelection } from './failure-selection.ts';

/** Both loaded when they are first needed, and mounted from then on: else Esc would lose the focus. */
const RedriveDialog = dynamic(
  () => import('./redrive-dialog.tsx').then((module) => module.RedriveDialog),
  { ssr: false },
);
const DeleteFailuresDialog = dynamic(
  () => import('./delete-failures-dialog.tsx').then((module) => module.DeleteFailuresDialog),
  { ssr: false },
);

/** The dialogs that work on failures. Told which failures have left their queue. */
export function useFailureDialogs(onGone: (ids: readonly string[]) => void) {
  const { get } = useUrlState();
  const [toRedrive, setToRedrive] = useState<FailureSelection>();
  const [isRedriveAsked, setRedriveAsked] = useState(get('redrive') !== '');
  const [toDelete, setToDelete] = useState<FailureSelection>();
  const [isDeletionAsked, setDeletionAsked] = useState(false);
  const [lastEnded, setLastEnded] = useState<Redrive>();
  useKeptFocus(toRedrive !== undefined || toDelete !== undefined || get('redrive') !== '');
  return {
    askToRedrive: (selection: FailureSelection) => {
      setRedriveAsked(true);
      setToRedrive(selection);
    },
    askToDelete: (selection: FailureSelection) => {
      setDeletionAsked(true);
      setToDelete(selection);
    },
    /** The last redrive that was followed to its end here. */
    lastEnded,
    dialogs: (
      <>
        {isRedriveAsked && (
          <RedriveDialog
            selection={toRedrive}
            onClose={() => setToRedrive(undefined)}
            onEnd={(redrive) => {
              setLastEnded(redrive);
              onGone(listGone(redrive.results, 'redriven'));
            }}
          />
        )}
        {isDeletionAsked && (
          <DeleteFailuresDialog
            selection={toDelete}
            onClose={() => setToDelete(undefined)}
            onEnd={({ results }) => onGone(listGone(results, 'deleted'))}
          />
        )}
      </>
    ),
  };
}

function listGone(
  results: readonly { readonly id: string; readonly result: string }[],
  done: string,
): string[] {
  return results.flatMap(({ id, result }) => (result === done || result === 'gone' ? id : []));
}
