import Alert from '@cloudscape-design/components/alert';
import type { DetailedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { formatCount } from '../../elements/format-count.ts';
import { RelativeTime } from '../../elements/relative-time.tsx';
import { heldCallsOfHref, newSecretHref } from '../../navigation/hrefs.ts';
import { ChangePageButton, PageLink } from '../../navigation/page-link.tsx';

/** Says that calls of a webhook are held, with the most likely cause and the way on. */
export function HeldWarning({ webhook }: { readonly webhook: DetailedWebhook }) {
  const { webhookId, heldCount = 0, heldSince } = webhook;
  if (heldCount === 0) return null;
  return (
    <Alert
      type="warning"
      statusIconAriaLabel="Warning"
      header={`${formatCount(heldCount, 'call is', 'calls are')} held`}
      action={
        <ChangePageButton of="rotateSecret" href={newSecretHref(webhookId)}>
          Store the new secret
        </ChangePageButton>
      }
    >
      They could not be verified with the signing secret that is stored here
      {heldSince !== undefined && (
        <>
          , the first one <RelativeTime at={heldSince} />
        </>
      )}
      . Most likely it was changed at Momento: store the new one, and the calls that it verifies are
      published. <PageLink href={heldCallsOfHref(webhookId)}>View the held calls</PageLink>
    </Alert>
  );
}
