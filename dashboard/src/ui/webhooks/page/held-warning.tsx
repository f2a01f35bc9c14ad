import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { NO_FILTER } from '@momento-gateway/api/failures/failure-filter';
import { formatCount } from '../../elements/format-count.ts';
import { RelativeTime } from '../../elements/relative-time.tsx';
import { useHeldCalls } from '../../held/use-held-calls.ts';
import { heldCallsOfHref, newSecretHref } from '../../navigation/hrefs.ts';
import { ChangePageButton, PageLink } from '../../navigation/page-link.tsx';
import { useListedWebhook } from '../../queries/use-webhooks.ts';

const POLL_MS = 30_000;

/** Says that calls of a webhook are held, with the most likely cause and the way on. */
export function HeldWarning({ webhookId }: { readonly webhookId: string }) {
  const count = useListedWebhook(webhookId)?.heldCount ?? 0;
  return count === 0 ? null : <Warning webhookId={webhookId} count={count} />;
}

function Warning({ webhookId, count }: { readonly webhookId: string; readonly count: number }) {
  const token = { property: 'webhookId', operator: '=', value: webhookId } as const;
  const filter = { ...NO_FILTER, tokens: [token] };
  const oldestAt = useHeldCalls({ filter, limit: 1 }, POLL_MS).data?.oldestAt;
  return (
    <Alert
      type="warning"
      statusIconAriaLabel="Warning"
      header={`${formatCount(count, 'call is', 'calls are')} held`}
      action={
        <ChangePageButton of="rotateSecret" href={newSecretHref(webhookId)}>
          Store the new secret
        </ChangePageButton>
      }
    >
      <Box>
        Their signature matches no signing secret that is stored here
        {oldestAt !== undefined && (
          <>
            , since <RelativeTime at={oldestAt} />
          </>
        )}
        . Most likely the signing secret was changed at Momento: store the new one, and the calls
        that it verifies are published.{' '}
        <PageLink href={heldCallsOfHref(webhookId)}>View the held calls</PageLink>
      </Box>
    </Alert>
  );
}
