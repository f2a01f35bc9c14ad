import Alert from '@cloudscape-design/components/alert';
import type { DetailedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { formatCount } from '../../elements/format-count.ts';
import { RelativeTime } from '../../elements/relative-time.tsx';
import { heldCallsOfHref, newSecretHref } from '../../navigation/held-hrefs.ts';
import { ChangePageButton, PageButton, PageLink } from '../../navigation/page-link.tsx';

/** Says that calls of a webhook are held, with the most likely cause and the way on. */
export function HeldWarning({ webhook }: { readonly webhook: DetailedWebhook }) {
  const { webhookId, heldCount = 0, heldReason, heldSince } = webhook;
  if (heldCount === 0) return null;
  const heldHref = heldCallsOfHref(webhookId);
  const isAway = heldReason === 'secret-unavailable';
  return (
    <Alert
      type="warning"
      statusIconAriaLabel="Warning"
      header={`${formatCount(heldCount, 'call is', 'calls are')} held`}
      action={
        isAway ? (
          <PageButton href={heldHref}>Verify them</PageButton>
        ) : (
          <ChangePageButton of="rotateSecret" href={newSecretHref(webhookId)}>
            Store the new secret
          </ChangePageButton>
        )
      }
    >
      {heldSince !== undefined && (
        <>
          The first one came <RelativeTime at={heldSince} />.{' '}
        </>
      )}
      {isAway ? (
        'The signing secret could not be read from Secrets Manager. Once it can be, verify them: those that are authentic are published.'
      ) : (
        <>
          Their signature matches no signing secret that was stored when they came. Most likely it
          was changed at Momento: store the new one, and the calls that it verifies are published.{' '}
          <PageLink href={heldHref}>View the held calls</PageLink>
        </>
      )}
    </Alert>
  );
}
