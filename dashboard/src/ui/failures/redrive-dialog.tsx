'use client';

import Modal from '@cloudscape-design/components/modal';
import type { Redrive } from '@momento-gateway/api/failures/redrive';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { formatCount } from '../elements/format-count.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import { useFlash } from '../page/flashes.tsx';
import type { FailureSelection } from './failure-selection.ts';
import { useRedrive } from './use-redrive.ts';

/** Loaded when somebody wants to redrive. */
const RedriveQuestion = dynamic(
  () => import('./redrive-question.tsx').then((module) => module.RedriveQuestion),
  { ssr: false },
);
const RedriveProgress = dynamic(
  () => import('./redrive-progress.tsx').then((module) => module.RedriveProgress),
  { ssr: false },
);

interface RedriveDialogProps {
  /** What to redrive; undefined while the dialog is closed. */
  readonly selection: FailureSelection | undefined;
  readonly onClose: () => void;
}

/**
 * Tells what a redrive would do, starts it and follows it. The redrive runs on the server; the
 * page's address names it, so that a reloaded page finds it again.
 */
export function RedriveDialog({ selection, onClose }: RedriveDialogProps) {
  const { get, set } = useUrlState();
  const flash = useFlash();
  const shownId = get('redrive');
  const [followedId, setFollowedId] = useState(shownId);
  const { data, error, refetch } = useRedrive(shownId === '' ? followedId : shownId, (redrive) => {
    if (shownId === '') flash(describeEnd(redrive));
  });
  const close = () => {
    set({ redrive: undefined });
    onClose();
  };
  const start = (redriveId: string) => {
    setFollowedId(redriveId);
    set({ redrive: redriveId });
    onClose();
  };
  return (
    <Modal
      visible={selection !== undefined || shownId !== ''}
      header="Redrive failures"
      closeAriaLabel="Close"
      size="large"
      onDismiss={close}
    >
      {selection !== undefined && (
        <RedriveQuestion selection={selection} onStarted={start} onClose={close} />
      )}
      {selection === undefined && shownId !== '' && (
        <RedriveProgress
          redrive={data}
          error={error}
          onRetry={() => void refetch()}
          onClose={close}
          key={shownId}
        />
      )}
    </Modal>
  );
}

function describeEnd({ state, counts }: Redrive) {
  const { redriven, failed, busy, 'not-removed': notRemoved } = counts;
  const others = [
    `${failed.toLocaleString('en')} failed again`,
    ...(notRemoved > 0
      ? [`${notRemoved.toLocaleString('en')} redriven but still in the queue`]
      : []),
    ...(busy > 0 ? [`${busy.toLocaleString('en')} held by another process`] : []),
    ...(state === 'stopped' ? ['the redrive has stopped'] : []),
  ];
  return {
    type: state === 'done' && failed + busy + notRemoved === 0 ? 'success' : 'warning',
    header: `${formatCount(redriven, 'failure')} redriven, ${others.join(', ')}`,
  } as const;
}
