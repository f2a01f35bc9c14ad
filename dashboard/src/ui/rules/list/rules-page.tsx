'use client';

import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Rule } from '@momento-gateway/api/rules/rule';
import dynamic from 'next/dynamic';
import { useCallback, useState } from 'react';
import { BulkActions } from '../../bulk/bulk-actions.tsx';
import { EmptyState, NoMatch } from '../../elements/empty-state.tsx';
import { formatCount, formatNumber } from '../../elements/format-count.ts';
import { RefreshButton } from '../../elements/query-alert.tsx';
import { SearchBox } from '../../elements/search-box.tsx';
import { ChangePageButton } from '../../navigation/page-link.tsx';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { usePageKeys, useSplitPanel } from '../../page/page-slots.tsx';
import { useChangeRules } from '../../queries/use-change-rules.ts';
import { useRules } from '../../queries/use-rules.ts';
import { DataTable } from '../../tables/data-table.tsx';
import { NumberPages } from '../../tables/number-pages.tsx';
import { slicePage } from '../../tables/slice-page.ts';
import { useFittedTable } from '../../tables/use-fitted-table.tsx';
import { ExportRules } from '../code/export-rules.tsx';
import { BULK_RULES } from './bulk-rules.ts';
import { findRules, RULE_FILTERS, type RuleFilter } from './find-rules.ts';
import { PHONE_RULE_COLUMNS, RULE_COLUMNS } from './rule-columns.tsx';

const PAGE_SIZE = 25;

const nameOf = ({ name }: Rule) => name;

const FILTER_ITEMS = Object.entries(RULE_FILTERS).map(([id, text]) => ({ id, text }));

/** Loaded when a rule is opened: the list is there sooner without it. */
const RulePanel = dynamic(() => import('./rule-panel.tsx').then((module) => module.RulePanel), {
  ssr: false,
});

export function RulesPage() {
  const { get, set } = useUrlState();
  const query = useRules();
  const search = get('search');
  const openName = get('rule');
  const rules = query.data?.rules ?? [];
  const filter = Object.hasOwn(RULE_FILTERS, get('show')) ? (get('show') as RuleFilter) : 'all';
  const found = findRules(rules, search, filter);
  const { items, page, pageCount } = slicePage(found, get('page'), PAGE_SIZE);
  const onSearch = useCallback((text: string) => set({ search: text, page: undefined }), [set]);
  const clearSearch = () => set({ search: undefined, show: undefined, page: undefined });
  const [selectedNames, setSelectedNames] = useState<readonly string[]>([]);
  const selected = rules.filter(({ name }) => selectedNames.includes(name));
  const changeRules = useChangeRules();
  const closePanel = () => set({ rule: undefined });
  usePageKeys({
    createHref: '/rules/create',
    close: openName === '' ? clearSearch : closePanel,
  });
  useSplitPanel(
    openName === '' || query.data === undefined ? undefined : (
      <RulePanel name={openName} rule={rules.find(({ name }) => name === openName)} />
    ),
  );
  return (
    <DataTable
      title="Rules"
      description="Rules send events from the bus to targets."
      what="rules"
      counter={query.data === undefined ? undefined : `(${formatNumber(rules.length)})`}
      query={query}
      items={items}
      {...useFittedTable('rules', RULE_COLUMNS, PHONE_RULE_COLUMNS)}
      idOf={nameOf}
      listKey={[search, filter, page].join('\n')}
      selection={{
        items: selected,
        onChange: (chosen) => setSelectedNames(chosen.map(nameOf)),
        nameOf,
      }}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <RefreshButton query={query} what="rules" />
          <ExportRules isEmpty={rules.length === 0} />
          <BulkActions
            kind={BULK_RULES}
            selected={selected}
            changeAll={changeRules}
            onDone={(failed) => setSelectedNames(failed.map(nameOf))}
          />
          <ChangePageButton of="createRule" href="/rules/create" variant="primary">
            Create a rule
          </ChangePageButton>
        </SpaceBetween>
      }
      search={
        <div className="filters">
          <SearchBox
            label="Search by name, match or target"
            value={search}
            onSearch={onSearch}
            countText={
              search === '' && filter === 'all'
                ? undefined
                : formatCount(found.length, 'match', 'matches')
            }
          />
          <ButtonDropdown
            items={FILTER_ITEMS}
            onItemClick={({ detail: { id } }) =>
              set({ show: id === 'all' ? undefined : id, page: undefined })
            }
          >
            {`Show: ${RULE_FILTERS[filter]}`}
          </ButtonDropdown>
        </div>
      }
      pagination={<NumberPages page={page} count={pageCount} />}
      empty={
        rules.length === 0 ? (
          <EmptyState
            title="No rules yet"
            action={
              <ChangePageButton of="createRule" href="/rules/create">
                Create a rule
              </ChangePageButton>
            }
          >
            Events reach the bus, but no rule sends them to a target.
          </EmptyState>
        ) : (
          <NoMatch action="Show all rules" onClear={clearSearch}>
            No rule matches the search and the filter.
          </NoMatch>
        )
      }
    />
  );
}
