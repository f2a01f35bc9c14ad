import Alert from '@cloudscape-design/components/alert';
import type { DetailedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { formatCount } from '../../elements/format-count.ts';
import { RelativeTime } from '../../elements/relative-time.tsx';
import { heldCallsOfHref, newSecretHref } from '../../navigation/held-hrefs.ts';
import { ChangePageButton, PageButton, PageLink } from '../../navigation/page-link.tsx';
import { describeHeldReasons, needsNewSecret } from './describe-held-reasons.ts';

/** Says that calls of a webhook are held, with the most likely cause and the way on. */
export function HeldWarning({ webhook }: { readonly webhook: DetailedWebhook }) {
  const { webhookId, heldCount = 0, heldComplete = true, heldReasons = [], heldSince } = webhook;
  if (heldCount === 0) return null;
  const heldHref = heldCallsOfHref(webhookId);
  const count = formatCount(heldCount, 'call is', 'calls are');
  return (
    <Alert
      type="warning"
      statusIconAriaLabel="Warning"
      header={`${heldComplete ? '' : 'At least '}${count} held`}
      action={
        needsNewSecret(heldReasons) ? (
          <ChangePageButton of="rotateSecret" href={newSecretHref(webhookId)}>
            Store the new secret
          </ChangePageButton>
        ) : (
          <PageButton href={heldHref}>Verify them</PageButton>
        )
      }
    >
      {heldSince !== undefined && (
        <>
          The first one came <RelativeTime at={heldSince} />.{' '}
        </>
      )}
      {describeHeldReasons(heldReasons)}{' '}
      {needsNewSecret(heldReasons) && <PageLink href={heldHref}>View the held calls</PageLink>}
    </Alert>
  );
}
