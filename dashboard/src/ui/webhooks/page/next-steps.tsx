import Alert from '@cloudscape-design/components/alert';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { CopyText } from '../../elements/copy-text.tsx';
import { createRuleHref, liveTopicHref, registerAnotherHref } from '../../navigation/hrefs.ts';
import { ChangePageButton, PageLink } from '../../navigation/page-link.tsx';
import { useUrlState } from '../../navigation/use-url-state.ts';

/** What to do after registering; shown while the page's address says so. */
export function NextSteps({ webhook }: { readonly webhook: Webhook }) {
  const { get, set } = useUrlState();
  if (get('registered') === '') return null;
  return (
    <Alert
      type="success"
      statusIconAriaLabel="Success"
      header="The webhook is registered"
      dismissible
      dismissAriaLabel="Dismiss"
      action={
        <ChangePageButton of="registerWebhook" href={registerAnotherHref(webhook)}>
          Register another
        </ChangePageButton>
      }
      onDismiss={() => set({ registered: undefined })}
    >
      <ol className="steps">
        {get('registered') === 'key' ? (
          <li>
            Momento now posts the topic’s messages to the gateway. You do not need to configure it.
          </li>
        ) : (
          <li>
            Enter this URL in Momento: <CopyText text={webhook.url} what="URL for Momento" />
          </li>
        )}
        <li>
          <PageLink href={createRuleHref(webhook)}>Create a rule</PageLink>, so that its events
          reach a target.
        </li>
        <li>
          Send a test event below and find it under Activity. To watch events arrive, open{' '}
          <PageLink href={liveTopicHref(webhook)}>Live events</PageLink> in another tab.
        </li>
      </ol>
    </Alert>
  );
}
