'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DetailedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { useState } from 'react';
import { ExactTime } from '../../elements/exact-time.tsx';
import { useFlash } from '../../page/flashes.tsx';
import { useErrorFlash } from '../../page/use-error-flash.ts';
import { useEndPreviousSecrets } from '../../queries/use-webhooks.ts';

interface PreviousSecretsProps {
  readonly webhook: DetailedWebhook;
}

/** Until when signing secrets that were replaced are still accepted; they can be ended at once. */
export function PreviousSecrets({ webhook }: PreviousSecretsProps) {
  const [isAsking, setAsking] = useState(false);
  const end = useEndPreviousSecrets(webhook.webhookId);
  const flash = useFlash();
  const showError = useErrorFlash();
  const { name, previousSecrets = [] } = webhook;
  if (previousSecrets.length === 0) return null;
  const ends = [...new Set(previousSecrets.map(({ validUntil }) => validUntil))];
  const endNow = async () => {
    try {
      await end.mutateAsync();
      flash({ type: 'success', header: `The previous signing secrets of ${name} were ended` });
    } catch (error) {
      showError(`The previous signing secrets of ${name} were not ended`, error);
    }
    setAsking(false);
  };
  return (
    <SpaceBetween size="xs">
      <Box variant="small">Previous ones are still accepted until:</Box>
      <ul className="counted">
        {ends.map((validUntil) => (
          <li key={validUntil}>
            <ExactTime at={validUntil} />
          </li>
        ))}
      </ul>
      {isAsking ? (
        <Alert
          type="warning"
          statusIconAriaLabel="Warning"
          action={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => setAsking(false)}>Cancel</Button>
              <Button
                loading={end.isPending}
                loadingText="Ending them"
                onClick={() => void endNow()}
              >
                End them
              </Button>
            </SpaceBetween>
          }
        >
          Calls that are signed with a previous one are refused from then on, within five minutes.
        </Alert>
      ) : (
        <Button onClick={() => setAsking(true)}>End previous ones now</Button>
      )}
    </SpaceBetween>
  );
}
