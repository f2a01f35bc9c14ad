import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Webhook, WebhookStatus } from '@momento-gateway/api/webhooks/webhook';
import { CopyText } from '../../elements/copy-text.tsx';
import { LinkedCount } from '../../elements/count.tsx';
import { ExactTime } from '../../elements/relative-time.tsx';
import { heldCallsOfHref } from '../../navigation/held-hrefs.ts';
import { failuresOfHref, webhookHref } from '../../navigation/hrefs.ts';
import { useListedWebhook } from '../../queries/use-webhooks.ts';
import { STATUSES, WebhookStatusText } from '../webhook-status.tsx';

export function WebhookOverview({ webhook }: { readonly webhook: Webhook }) {
  const listed = useListedWebhook(webhook.webhookId);
  return (
    <Container header={<Header variant="h2">Overview</Header>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={1}
          items={[{ label: 'URL for Momento', value: <CopyText text={webhook.url} what="URL" /> }]}
        />
        <KeyValuePairs
          columns={3}
          items={[
            {
              label: 'Status',
              value: listed === undefined ? '–' : <StatusWithMeaning status={listed.status} />,
            },
            {
              label: 'Last event',
              value:
                listed?.lastEventAt === undefined ? '–' : <ExactTime at={listed.lastEventAt} />,
            },
            { label: 'Created', value: <ExactTime at={webhook.createdAt} /> },
            {
              label: 'Matching rules',
              value: (
                <LinkedCount
                  count={listed?.ruleCount}
                  href={webhookHref(webhook.webhookId, { tab: 'rules' })}
                />
              ),
            },
            {
              label: 'Rejected in the last 24 hours',
              value: (
                <LinkedCount
                  count={listed?.rejectedCount}
                  href={webhookHref(webhook.webhookId, { tab: 'activity', outcome: 'rejected' })}
                />
              ),
            },
            {
              label: 'Failures',
              value: (
                <LinkedCount
                  count={listed?.failureCount}
                  href={failuresOfHref(webhook.detailType)}
                />
              ),
            },
            {
              label: 'Missing in the last 7 days',
              value: (
                <LinkedCount
                  count={listed?.missingCount}
                  href={webhookHref(webhook.webhookId, { tab: 'gaps' })}
                />
              ),
            },
            {
              label: 'Held calls',
              value: (
                <LinkedCount count={listed?.heldCount} href={heldCallsOfHref(webhook.webhookId)} />
              ),
            },
            { label: 'Cache', value: webhook.cache },
            { label: 'Topic', value: webhook.topic },
            { label: 'Tenant', value: webhook.tenant },
          ]}
        />
        <KeyValuePairs
          columns={2}
          minColumnWidth={250}
          items={[
            {
              label: 'Detail-type',
              value: <CopyText text={webhook.detailType} what="detail-type" />,
            },
            { label: 'Webhook id', value: <CopyText text={webhook.webhookId} what="webhook id" /> },
            { label: 'Parse text', value: webhook.parseText ? 'Yes, as detail.json' : 'No' },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}

function StatusWithMeaning({ status }: { readonly status: WebhookStatus }) {
  return (
    <>
      <WebhookStatusText status={status} />
      <Box variant="small" display="block">
        {STATUSES[status].meaning}
      </Box>
    </>
  );
}
