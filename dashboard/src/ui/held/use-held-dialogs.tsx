import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useKeptFocus } from '../elements/use-kept-focus.ts';
import { type FailureSelection, toFailureChoice } from '../failures/failure-selection.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import { useErrorFlash } from '../page/flashes.tsx';
import { useVerifyHeldCalls } from './use-held-calls.ts';

/** Both loaded when they are first needed, and mounted from then on: else Esc would lose the focus. */
const RedriveDialog = dynamic(
  () => import('../failures/redrive-dialog.tsx').then((module) => module.RedriveDialog),
  { ssr: false },
);
const DiscardDialog = dynamic(
  () => import('./discard-dialog.tsx').then((module) => module.DiscardDialog),
  { ssr: false },
);

const nothing = () => {};

/** Verifying and discarding held calls. Told which calls have left the queue. */
export function useHeldDialogs(onGone: (ids: readonly string[]) => void) {
  const { get, set } = useUrlState();
  const start = useVerifyHeldCalls();
  const showError = useErrorFlash();
  const [isFollowed, setFollowed] = useState(get('redrive') !== '');
  const [toDiscard, setToDiscard] = useState<FailureSelection>();
  const [isDiscardAsked, setDiscardAsked] = useState(false);
  useKeptFocus(toDiscard !== undefined || get('redrive') !== '');
  return {
    isStarting: start.isPending,
    verify: (selection: FailureSelection) => {
      start.mutate(toFailureChoice(selection), {
        onSuccess: ({ redriveId }) => {
          setFollowed(true);
          set({ redrive: redriveId });
        },
        onError: (error) => showError('The held calls were not verified', error),
      });
    },
    askToDiscard: (selection: FailureSelection) => {
      setDiscardAsked(true);
      setToDiscard(selection);
    },
    dialogs: (
      <>
        {isFollowed && (
          <RedriveDialog
            selection={undefined}
            onClose={nothing}
            onEnd={({ results }) =>
              onGone(results.flatMap(({ id, result }) => (result === 'redriven' ? id : [])))
            }
          />
        )}
        {isDiscardAsked && (
          <DiscardDialog
            selection={toDiscard}
            onClose={() => setToDiscard(undefined)}
            onEnd={({ results }) =>
              onGone(results.flatMap(({ id, result }) => (result === 'deleted' ? id : [])))
            }
          />
        )}
      </>
    ),
  };
}
