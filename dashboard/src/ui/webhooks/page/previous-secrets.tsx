import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DetailedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { useState } from 'react';
import { ChangeButton } from '../../callers/change-button.tsx';
import { ExactTime } from '../../elements/relative-time.tsx';
import { useErrorFlash, useFlash } from '../../page/flashes.tsx';
import { useEndPreviousSecrets } from '../../queries/use-webhooks.ts';

/** Until when replaced signing secrets are still accepted, and a way to end them now. */
export function PreviousSecrets({ webhook }: { readonly webhook: DetailedWebhook }) {
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
      flash({
        type: 'success',
        header: `The previous signing secrets of ${name} are no longer accepted`,
      });
    } catch (error) {
      showError(`Could not end the previous signing secrets of ${name}`, error);
    }
    setAsking(false);
  };
  return (
    <SpaceBetween size="xs">
      <Box variant="small">Previous signing secrets are accepted until:</Box>
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
              <Button loading={end.isPending} loadingText="Ending" onClick={() => void endNow()}>
                End now
              </Button>
            </SpaceBetween>
          }
        >
          Calls signed with a previous signing secret will be rejected, within five minutes.
        </Alert>
      ) : (
        <ChangeButton of="endPreviousSecrets" onClick={() => setAsking(true)}>
          End previous signing secrets now
        </ChangeButton>
      )}
    </SpaceBetween>
  );
}
