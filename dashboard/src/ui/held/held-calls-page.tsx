'use client';

import type { Failure } from '@momento-gateway/api/failures/failure';
import { formatFilter, isNoFilter, NO_FILTER } from '@momento-gateway/api/failures/failure-filter';
import dynamic from 'next/dynamic';
import { formatCount, formatNumber } from '../elements/format-count.ts';
import { chooseSelection } from '../failures/failure-selection.ts';
import { FailuresFilter } from '../failures/failures-filter.tsx';
import { NothingListed } from '../failures/nothing-listed.tsx';
import { useFailureFilter } from '../failures/use-failure-filter.ts';
import { useFailureSorting } from '../failures/use-failure-sorting.ts';
import { useSelectedIds } from '../failures/use-selected-ids.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import { usePageKeys, useSplitPanel } from '../page/page-slots.tsx';
import { DataTable } from '../tables/data-table.tsx';
import { PageTurner } from '../tables/page-turner.tsx';
import { useCursorPages } from '../tables/use-cursor-pages.ts';
import { useFittedTable } from '../tables/use-fitted-table.tsx';
import { describeHeldList } from './describe-held.ts';
import { HeldActions } from './held-actions.tsx';
import { HELD_COLUMNS, PHONE_HELD_COLUMNS } from './held-columns.tsx';
import { useHeldCalls } from './use-held-calls.ts';
import { useHeldDialogs } from './use-held-dialogs.tsx';

/** Loaded when a held call is opened. */
const HeldCallPanel = dynamic(
  () => import('./held-call-panel.tsx').then((module) => module.HeldCallPanel),
  { ssr: false },
);

const PAGE_SIZE = 50;
const NONE: readonly Failure[] = [];

const idOf = ({ id }: Failure) => id;

/** Calls that the gateway could not verify: their cause, and what to do. */
export function HeldCallsPage() {
  const { get, set } = useUrlState();
  const [filter, setFilter] = useFailureFilter();
  const openId = get('call');
  const { sort, order, sorting } = useFailureSorting();
  const pages = useCursorPages(`held:${formatFilter(filter)}:${sort}:${order}`);
  const query = useHeldCalls({ filter, sort, order, limit: PAGE_SIZE, cursor: pages.cursor });
  const selected = useSelectedIds();
  const { askToDiscard, verify, isStarting, dialogs } = useHeldDialogs(selected.drop);
  const fitted = useFittedTable('held-calls', HELD_COLUMNS, PHONE_HELD_COLUMNS);
  const calls = query.data?.failures ?? NONE;
  const { total = 0, allTotal = 0 } = query.data ?? {};
  const selection = chooseSelection(selected.ids, filter, total);
  const clearFilter = () => setFilter(NO_FILTER);
  usePageKeys({ close: openId === '' ? clearFilter : () => set({ call: undefined }) });
  useSplitPanel(
    openId === '' || query.isPending ? undefined : (
      <HeldCallPanel key={openId} callId={openId} listed={calls.find(({ id }) => id === openId)} />
    ),
  );
  return (
    <>
      <DataTable
        title="Held calls"
        description={describeHeldList(query.data)}
        what="held calls"
        counter={query.data && `(${formatNumber(allTotal)}${query.data.complete ? '' : '+'})`}
        query={query}
        items={calls}
        {...fitted}
        idOf={idOf}
        listKey={JSON.stringify([filter, sort, order, pages.cursor])}
        sorting={sorting}
        selection={{
          items: calls.filter(({ id }) => selected.ids?.has(id)),
          onChange: (items) => selected.selectOnPage(calls, items),
          nameOf: ({ detailType, id }) => `${detailType} ${id}`,
        }}
        actions={
          <HeldActions
            query={query}
            selection={selection}
            filter={filter}
            isStarting={isStarting}
            onClear={selected.clear}
            onVerify={verify}
            onDiscard={askToDiscard}
          />
        }
        search={
          <div className="filters">
            <FailuresFilter
              filter={filter}
              onChange={setFilter}
              options={query.data?.options ?? []}
              countText={formatCount(total, 'match', 'matches')}
            />
          </div>
        }
        pagination={
          <PageTurner
            pages={pages}
            nextCursor={query.data?.cursor}
            isPlaceholder={query.isPlaceholder}
            count={Math.ceil(total / PAGE_SIZE)}
          />
        }
        empty={
          <NothingListed
            what="held call"
            none="No call is held now."
            isFiltered={!isNoFilter(filter)}
            isComplete={query.data?.complete === true}
            onClear={clearFilter}
          />
        }
      />
      {dialogs}
    </>
  );
}
