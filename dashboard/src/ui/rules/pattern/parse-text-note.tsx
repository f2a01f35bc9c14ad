'use client';

import Alert from '@cloudscape-design/components/alert';
import { PageLink } from '../../navigation/page-link.tsx';
import { webhookSettingsHref } from '../../navigation/webhook-href.ts';
import { useWebhook } from '../../queries/use-webhooks.ts';

interface ParseTextNoteProps {
  readonly webhookId: string;
}

/** Says when no event of a webhook can have the field `json`. */
export function ParseTextNote({ webhookId }: ParseTextNoteProps) {
  const webhook = useWebhook(webhookId).data;
  if (webhook === undefined || webhook.parseText) return null;
  return (
    <Alert type="warning" statusIconAriaLabel="Warning">
      {webhook.name} does not parse its text: none of its events has this field. Turn “Parse text”
      on in <PageLink href={webhookSettingsHref(webhookId)}>its settings</PageLink>.
    </Alert>
  );
}
