'use client';

import { WEBHOOK_SORTS, WEBHOOK_STATUSES } from '@momento-gateway/api/webhooks/webhook';
import { chooseOption } from '../../navigation/choose-option.ts';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { useWebhookPage } from '../../queries/use-webhooks.ts';
import { useCursorPages } from '../../tables/use-cursor-pages.ts';

export const PAGE_SIZES = [
  { value: '25', label: '25 on a page' },
  { value: '50', label: '50 on a page' },
  { value: '100', label: '100 on a page' },
] as const;

/** The list of webhooks that the page's address describes. */
export function useWebhookList() {
  const { get } = useUrlState();
  const search = get('search');
  const status = WEBHOOK_STATUSES.find((one) => one === get('status'));
  const sort = WEBHOOK_SORTS.find((one) => one === get('sort')) ?? 'created';
  const order = get('order') === 'asc' ? 'asc' : 'desc';
  const limit = Number(chooseOption(PAGE_SIZES, get('size')).value);
  const pages = useCursorPages(['webhooks', search, status, sort, order, limit].join(':'));
  const choice = { search, status, sort, order, limit } as const;
  const query = useWebhookPage({ ...choice, cursor: pages.cursor });
  return { ...choice, pages, query };
}
