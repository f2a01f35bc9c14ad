'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { useState } from 'react';
import { liveTopicHref } from '../../navigation/live-href.ts';
import { PageButton } from '../../navigation/page-button.tsx';
import { DeleteWebhookDialog } from './delete-webhook-dialog.tsx';
import { EnableButton } from './enable-button.tsx';

interface WebhookActionsProps {
  readonly webhook: Webhook;
}

/** What is done with a webhook most often; the rest is in its settings. */
export function WebhookActions({ webhook }: WebhookActionsProps) {
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <PageButton href={liveTopicHref(webhook)}>Watch live</PageButton>
        <EnableButton webhook={webhook} />
        <Button onClick={() => setDeleting(true)}>Delete</Button>
      </SpaceBetween>
      <DeleteWebhookDialog
        webhook={webhook}
        visible={isDeleting}
        onClose={() => setDeleting(false)}
      />
    </>
  );
}
