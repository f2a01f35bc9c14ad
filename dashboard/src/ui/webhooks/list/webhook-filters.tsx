'use client';

import { WEBHOOK_STATUSES } from '@momento-gateway/api/webhooks/webhook';
import { OptionSelect } from '../../elements/option-select.tsx';
import { SearchBox } from '../../elements/search-box.tsx';
import type { Options } from '../../navigation/choose-option.ts';
import { STATUSES } from '../webhook-status.tsx';
import { PAGE_SIZES } from './use-webhook-list.ts';

const STATUS_OPTIONS = [
  { value: 'any', label: 'Any status' },
  ...WEBHOOK_STATUSES.map((status) => ({ value: status, label: STATUSES[status].text })),
] as const satisfies Options;

interface WebhookFiltersProps {
  readonly search: string;
  readonly status: string;
  readonly size: string;
  readonly countText: string | undefined;
  readonly onSearch: (text: string) => void;
  /** Called with the changed parameter of the page's address. */
  readonly onChoose: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** Which webhooks are listed, and how many on a page. */
export function WebhookFilters(props: WebhookFiltersProps) {
  const { search, status, size, countText, onSearch, onChoose } = props;
  return (
    <div className="filters">
      <SearchBox
        label="Search by name, cache, topic or id"
        value={search}
        onSearch={onSearch}
        countText={countText}
      />
      <OptionSelect
        options={STATUS_OPTIONS}
        value={status}
        label="Status"
        onChoose={(chosen) => onChoose({ status: chosen })}
      />
      <OptionSelect
        options={PAGE_SIZES}
        value={size}
        label="Webhooks on a page"
        onChoose={(chosen) => onChoose({ size: chosen })}
      />
    </div>
  );
}
