'use client';

import Modal from '@cloudscape-design/components/modal';
import { useEffect, useState } from 'react';
import { useApi } from '../client/api-context.tsx';
import { type FailureSelection, toFailureChoice } from './failure-selection.ts';
import { RedriveQuestion } from './redrive-question.tsx';
import { RedriveReport } from './redrive-report.tsx';
import { useRedrive } from './use-failures.ts';

interface RedriveDialogProps {
  readonly visible: boolean;
  readonly selection: FailureSelection;
  readonly onClose: () => void;
}

/** Asks, redrives, and tells what happened to each event. */
export function RedriveDialog({ visible, selection, onClose }: RedriveDialogProps) {
  const api = useApi();
  const redrive = useRedrive();
  const [isStarting, setStarting] = useState(false);
  const [lookUpError, setLookUpError] = useState<unknown>();
  const { reset } = redrive;
  useEffect(() => {
    if (!visible) return;
    reset();
    setLookUpError(undefined);
  }, [visible, reset]);

  const start = async () => {
    setStarting(true);
    setLookUpError(undefined);
    try {
      redrive.mutate(await toFailureChoice(selection, api.failures));
    } catch (error) {
      setLookUpError(error);
    } finally {
      setStarting(false);
    }
  };

  return (
    <Modal
      visible={visible}
      header="Redrive failures"
      closeAriaLabel="Close"
      size="large"
      onDismiss={onClose}
    >
      {redrive.data === undefined ? (
        <RedriveQuestion
          count={selection.count}
          isBusy={isStarting || redrive.isPending}
          error={redrive.error ?? lookUpError}
          onConfirm={() => void start()}
          onClose={onClose}
        />
      ) : (
        <RedriveReport results={redrive.data.results} onClose={onClose} />
      )}
    </Modal>
  );
}
