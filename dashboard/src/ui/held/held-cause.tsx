import Alert from '@cloudscape-design/components/alert';
import type { FailurePage } from '@momento-gateway/api/failures/failure';
import { formatCount } from '../elements/format-count.ts';
import { newSecretHref } from '../navigation/hrefs.ts';
import { ChangePageButton } from '../navigation/page-link.tsx';

const WEBHOOKS_SHOWN = 3;

/** The most likely cause, and the way on for each webhook. */
export function HeldCause({ page }: { readonly page: FailurePage | undefined }) {
  if (page === undefined || page.allTotal === 0) return null;
  const webhooks = page.options.filter(({ property }) => property === 'webhookId');
  const isAway = page.options.some(({ value }) => value === 'secret-unavailable');
  return (
    <Alert
      type="warning"
      statusIconAriaLabel="Warning"
      header={`${formatCount(page.allTotal, 'call is', 'calls are')} held`}
    >
      <p>
        Most likely the signing secret was changed at Momento. Store the new one: the calls that it
        verifies are published then. If you did not change it, somebody may be forging calls: they
        are never published, and expire.
        {isAway &&
          ' Calls whose signing secret could not be read need no new one: verify them when Secrets Manager can be read again.'}
      </p>
      {webhooks.slice(0, WEBHOOKS_SHOWN).map(({ value, label }) =>
        label === undefined ? null : (
          <ChangePageButton key={value} of="rotateSecret" href={newSecretHref(value)}>
            Store the new secret of {label}
          </ChangePageButton>
        ),
      )}
    </Alert>
  );
}
