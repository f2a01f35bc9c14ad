'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Webhook } from '../../api/webhook.ts';
import { CopyText } from '../elements/copy-text.tsx';
import { EnabledStatus } from '../elements/enabled-status.tsx';
import { ExactTime } from '../elements/exact-time.tsx';

interface WebhookOverviewProps {
  readonly webhook: Webhook;
}

export function WebhookOverview({ webhook }: WebhookOverviewProps) {
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
            { label: 'Status', value: <EnabledStatus enabled={webhook.enabled} word="Active" /> },
            {
              label: 'Detail-type',
              value: <CopyText text={webhook.detailType} what="detail-type" />,
            },
            { label: 'Created', value: <ExactTime at={webhook.createdAt} /> },
            { label: 'Cache', value: webhook.cache },
            { label: 'Topic', value: webhook.topic },
            { label: 'Tenant', value: webhook.tenant },
          ]}
        />
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'Webhook id', value: <CopyText text={webhook.webhookId} what="webhook id" /> },
            { label: 'Parse text', value: webhook.parseText ? 'As detail.json' : 'No' },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}
