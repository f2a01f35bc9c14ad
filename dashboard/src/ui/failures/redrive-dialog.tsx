'use client';

import Modal from '@cloudscape-design/components/modal';
import { useEffect, useEffectEvent } from 'react';
import type { RedriveResults } from '../../api/failure.ts';
import { useFlash } from '../flashes/flashes.tsx';
import { countResults } from './count-results.ts';
import type { FailureSelection } from './failure-selection.ts';
import { RedriveQuestion } from './redrive-question.tsx';
import { RedriveReport } from './redrive-report.tsx';
import { useRedrive } from './use-failures.ts';

interface RedriveDialogProps {
  /** What to redrive; undefined while the dialog is closed. */
  readonly selection: FailureSelection | undefined;
  readonly onClose: () => void;
}

/** Asks, redrives, and tells what happened to each event: in a flash when it was closed meanwhile. */
export function RedriveDialog({ selection, onClose }: RedriveDialogProps) {
  const flash = useFlash();
  const { data, error, isPending, mutate, reset } = useRedrive();
  const isOpen = selection !== undefined;
  const forget = useEffectEvent(() => {
    if (!isPending) reset();
  });
  useEffect(() => {
    if (isOpen) forget();
  }, [isOpen]);
  const report = useEffectEvent(({ results }: RedriveResults) => {
    if (isOpen) return;
    const { redriven, failed } = countResults(results);
    flash({
      type: failed === 0 ? 'success' : 'warning',
      header: `${redriven} redriven, ${failed} failed again`,
    });
  });
  useEffect(() => {
    if (data !== undefined) report(data);
  }, [data]);
  return (
    <Modal
      visible={isOpen}
      header="Redrive failures"
      closeAriaLabel="Close"
      size="large"
      onDismiss={onClose}
    >
      {data === undefined ? (
        <RedriveQuestion
          count={selection?.count ?? 0}
          isBusy={isPending}
          error={error}
          onConfirm={() => selection && mutate(selection)}
          onClose={onClose}
        />
      ) : (
        <RedriveReport results={data.results} onClose={onClose} />
      )}
    </Modal>
  );
}
