import { WEBHOOK_SORTS, WEBHOOK_STATUSES } from '@momento-gateway/api/webhooks/webhook';
import { OptionSelect } from '../../elements/option-select.tsx';
import { SearchBox } from '../../elements/search-box.tsx';
import { chooseOption, type Options, useUrlState } from '../../navigation/use-url-state.ts';
import { useWebhookPage } from '../../queries/use-webhooks.ts';
import { useCursorPages } from '../../tables/use-cursor-pages.ts';
import { STATUSES } from '../webhook-status.tsx';

const PAGE_SIZES = [
  { value: '25', label: '25 per page' },
  { value: '50', label: '50 per page' },
  { value: '100', label: '100 per page' },
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
  /** Called with the parameter of the page's address that changes. */
  readonly onChoose: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** Which webhooks are listed, and how many per page. */
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
        label="Webhooks per page"
        onChoose={(chosen) => onChoose({ size: chosen })}
      />
    </div>
  );
}
