import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { useState } from 'react';
import { ChangeButton } from '../../callers/change-button.tsx';
import { liveTopicHref } from '../../navigation/hrefs.ts';
import { PageButton } from '../../navigation/page-link.tsx';
import { DeleteWebhookDialog } from './delete-webhook-dialog.tsx';
import { EnableButton } from './enable-button.tsx';

/** The most frequent actions; the others are in the settings. */
export function WebhookActions({ webhook }: { readonly webhook: Webhook }) {
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <PageButton href={liveTopicHref(webhook)}>Watch live</PageButton>
        <EnableButton webhook={webhook} />
        <ChangeButton of="deleteWebhook" onClick={() => setDeleting(true)}>
          Delete
        </ChangeButton>
      </SpaceBetween>
      <DeleteWebhookDialog
        webhook={webhook}
        visible={isDeleting}
        onClose={() => setDeleting(false)}
      />
    </>
  );
}
