import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TargetQueue } from '@momento-gateway/api/rules/queue-look';
import { useEffect } from 'react';
import { ErrorAlert } from '../../elements/error-alert.tsx';
import { keepFocus } from '../../keys/focus.ts';
import { useLookIntoQueue, useTargetQueue } from '../../queries/use-target-queue.ts';
import { targetName } from '../targets/target-name.ts';
import { describeLook } from './describe-look.ts';
import { SeenMessages } from './seen-messages.tsx';

interface QueueDialogProps {
  readonly ruleName: string;
  readonly arn: string;
  readonly visible: boolean;
  readonly onClose: () => void;
}

/** Says what a look into a queue does there, and shows messages when somebody then wants them. */
export function QueueDialog({ ruleName, arn, visible, onClose }: QueueDialogProps) {
  const queue = useTargetQueue(ruleName, arn, visible);
  const look = useLookIntoQueue(ruleName, arn);
  useEffect(() => (visible ? keepFocus : undefined), [visible]);
  const close = () => {
    look.reset();
    onClose();
  };
  const isRefused = queue.data?.maxReceiveCount === 1;
  return (
    <Modal
      visible={visible}
      size="large"
      header={`Messages of ${targetName(arn)}`}
      closeAriaLabel="Close"
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>
              Close
            </Button>
            <Button
              variant="primary"
              disabled={queue.data === undefined || isRefused}
              loading={look.isPending}
              loadingText="Looking"
              onClick={() => look.mutate(queue.data?.maxReceiveCount)}
            >
              {look.data === undefined ? 'Look at five messages' : 'Look again'}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {queue.error !== null && (
          <ErrorAlert header="The queue could not be read" error={queue.error} />
        )}
        {queue.isPending && <StatusIndicator type="loading">Reading the queue</StatusIndicator>}
        {queue.data !== undefined && <LookNote queue={queue.data} />}
        {look.error !== null && (
          <ErrorAlert header="No messages could be shown" error={look.error} />
        )}
        {look.data !== undefined && <SeenMessages messages={look.data.messages} />}
      </SpaceBetween>
    </Modal>
  );
}

function LookNote({ queue }: { readonly queue: TargetQueue }) {
  const { isSafe, sentences } = describeLook(queue);
  return (
    <Alert type={isSafe ? 'info' : 'warning'} statusIconAriaLabel={isSafe ? 'Info' : 'Warning'}>
      {sentences.join(' ')}
    </Alert>
  );
}
