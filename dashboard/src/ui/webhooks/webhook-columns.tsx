'use client';

import type { TableProps } from '@cloudscape-design/components/table';
import type { Webhook } from '../../api/webhook.ts';
import { CopyText } from '../elements/copy-text.tsx';
import { EnabledStatus } from '../elements/enabled-status.tsx';
import { RelativeTime } from '../elements/relative-time.tsx';
import { PageLink } from '../navigation/page-link.tsx';
import { webhookHref } from './webhook-href.ts';

export const WEBHOOK_COLUMNS: readonly TableProps.ColumnDefinition<Webhook>[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    minWidth: 140,
    cell: ({ webhookId, name }) => <PageLink href={webhookHref(webhookId)}>{name}</PageLink>,
  },
  {
    id: 'status',
    header: 'Status',
    minWidth: 110,
    cell: ({ enabled }) => <EnabledStatus enabled={enabled} word="Active" />,
  },
  {
    id: 'detail-type',
    header: 'Detail-type',
    minWidth: 180,
    cell: ({ detailType, name }) => <CopyText text={detailType} what={`detail-type of ${name}`} />,
  },
  { id: 'tenant', header: 'Tenant', minWidth: 100, cell: ({ tenant }) => tenant },
  {
    id: 'created',
    header: 'Created',
    minWidth: 130,
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
];
