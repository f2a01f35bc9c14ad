'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import type { RedriveList, RedriveSummary } from '@momento-gateway/api/failures/redrive';
import dynamic from 'next/dynamic';
import { EmptyState } from '../elements/empty-state.tsx';
import { formatNumber } from '../elements/format-count.ts';
import { RefreshButton } from '../elements/query-alert.tsx';
import { useKeptFocus } from '../elements/use-kept-focus.ts';
import { PageButton } from '../navigation/page-link.tsx';
import { useUrlState } from '../navigation/use-url-state.ts';
import { useErrorFlash } from '../page/flashes.tsx';
import { DataTable } from '../tables/data-table.tsx';
import { useFittedTable } from '../tables/use-fitted-table.tsx';
import { listPhoneRedriveColumns, listRedriveColumns } from './redrive-columns.tsx';
import { useRedrives, useStopRedrive } from './use-redrive.ts';

/** Loaded when a redrive is opened. */
const RedriveDialog = dynamic(
  () => import('./redrive-dialog.tsx').then((module) => module.RedriveDialog),
  { ssr: false },
);

const NONE: readonly RedriveSummary[] = [];

const KEPT = {
  log: 'The gateway’s log group keeps them, those of every dashboard, for 14 days at most.',
  process: 'No log group is configured: only those of this dashboard since it started are known.',
} as const satisfies Record<RedriveList['keptIn'], string>;

const idOf = ({ redriveId }: RedriveSummary) => redriveId;
const nothing = () => {};

/** Redrives that run and that ended. */
export function RedrivesPage() {
  const { get } = useUrlState();
  const query = useRedrives();
  const stop = useStopRedrive();
  const showError = useErrorFlash();
  useKeptFocus(get('redrive') !== '');
  const { redrives = NONE, keptIn = 'log', complete = true, thisProcess } = query.data ?? {};
  const options = {
    thisProcess,
    onStop: (redriveId: string) =>
      stop.mutate(redriveId, {
        onError: (error) => showError('The redrive was not stopped', error),
      }),
  };
  const fitted = useFittedTable(
    'redrives',
    listRedriveColumns(options),
    listPhoneRedriveColumns(options),
  );
  return (
    <>
      <DataTable
        title="Redrives"
        description={`Which failures were sent again, and how that went. ${query.data ? KEPT[keptIn] : ''}`}
        what="redrives"
        counter={query.data && `(${formatNumber(redrives.length)}${complete ? '' : '+'})`}
        query={query}
        items={redrives}
        {...fitted}
        idOf={idOf}
        listKey="redrives"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <RefreshButton query={query} what="redrives" />
            <PageButton href="/failures">Failures</PageButton>
          </SpaceBetween>
        }
        search={null}
        pagination={null}
        empty={
          <EmptyState
            title="No redrives"
            action={<PageButton href="/failures">View failures</PageButton>}
          >
            Nothing was redriven.
          </EmptyState>
        }
      />
      <RedriveDialog selection={undefined} onClose={nothing} />
    </>
  );
}
