import Modal from '@cloudscape-design/components/modal';
import type { Redrive } from '@momento-gateway/api/failures/redrive';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { formatCount, formatNumber } from '../elements/format-count.ts';
import { useCloseQuestion } from '../forms/use-close-question.tsx';
import { useUrlState } from '../navigation/use-url-state.ts';
import { useFlash } from '../page/flashes.tsx';
import type { FailureSelection } from './failure-selection.ts';
import { wordsOf } from './redrive-words.ts';
import { useRedrive } from './use-redrive.ts';

/** Loaded when they are needed. */
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
  /** Told of the redrive that was followed, when it has ended. */
  readonly onEnd?: (redrive: Redrive) => void;
}

/**
 * Shows what a redrive would do, starts it and follows it. The redrive runs on the server, and its
 * id is in the page's address, so that a reloaded page finds it again.
 */
export function RedriveDialog({ selection, onClose, onEnd }: RedriveDialogProps) {
  const { get, set } = useUrlState();
  const flash = useFlash();
  const shownId = get('redrive');
  const [followedId, setFollowedId] = useState(shownId);
  const { data, error, refetch } = useRedrive(shownId === '' ? followedId : shownId, (redrive) => {
    onEnd?.(redrive);
    if (shownId === '') flash(describeEnd(redrive));
  });
  const [rate, setRate] = useState('');
  const end = () => {
    setRate('');
    onClose();
  };
  const { close, question } = useCloseQuestion(rate !== '', () => {
    set({ redrive: undefined });
    end();
  });
  const start = (redriveId: string) => {
    setFollowedId(redriveId);
    set({ redrive: redriveId });
    end();
  };
  return (
    <>
      <Modal
        visible={selection !== undefined || shownId !== ''}
        header={data?.of === undefined ? 'Redrive failures' : 'Verify held calls'}
        closeAriaLabel="Close"
        size="large"
        onDismiss={close}
      >
        {selection !== undefined && (
          <RedriveQuestion
            selection={selection}
            rate={rate}
            onType={setRate}
            onStarted={start}
            onClose={close}
          />
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
      {question}
    </>
  );
}

function describeEnd({ state, counts, of }: Redrive) {
  const { redriven, failed, busy, 'not-removed': notRemoved } = counts;
  const words = wordsOf(of);
  const others = [
    `${formatNumber(failed)} ${words.failedAgain}`,
    ...(notRemoved > 0 ? [`${formatNumber(notRemoved)} ${words.done} but still in the queue`] : []),
    ...(busy > 0 ? [`${formatNumber(busy)} held by another process`] : []),
    ...(state === 'stopped' ? ['the redrive has stopped'] : []),
    ...(state === 'cancelled' ? ['then it was stopped'] : []),
  ];
  return {
    type: state === 'done' && failed + busy + notRemoved === 0 ? 'success' : 'warning',
    header: `${formatCount(redriven, words.one)} ${words.done}, ${others.join(', ')}`,
  } as const;
}
