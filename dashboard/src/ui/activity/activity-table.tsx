'use client';

import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { CALL_OUTCOMES, type GatewayCall } from '@momento-gateway/api/observation/activity';
import { OptionSelect } from '../elements/option-select.tsx';
import { QueryAlert } from '../elements/query-alert.tsx';
import { RefreshButton } from '../elements/refresh-button.tsx';
import { useDelayed } from '../elements/use-delayed.ts';
import { OUTCOMES } from '../gateway/describe-call.ts';
import { chooseOption, type Options } from '../navigation/choose-option.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import { PageTurner } from '../tables/page-turner.tsx';
import { useCursorPages } from '../tables/use-cursor-pages.ts';
import { useSteadyRows } from '../tables/use-steady-rows.ts';
import { ACTIVITY_COLUMNS } from './activity-columns.tsx';
import { NoActivity } from './no-activity.tsx';
import { useActivity } from './use-activity.ts';

const PAGE_SIZE = 50;
const NO_CALLS: readonly GatewayCall[] = [];

const idOf = ({ id }: GatewayCall) => id;

const WINDOWS = [
  { value: '24', label: 'Last 24 hours' },
  { value: '1', label: 'Last hour' },
  { value: '168', label: 'Last 7 days' },
] as const;

const OUTCOME_OPTIONS = [
  { value: 'any', label: 'Any outcome' },
  ...CALL_OUTCOMES.map((outcome) => ({ value: outcome, label: OUTCOMES[outcome].text })),
] as const satisfies Options;

interface ActivityTableProps {
  readonly webhookId: string;
}

/** A webhook's calls, newest first, while they come. */
export function ActivityTable({ webhookId }: ActivityTableProps) {
  const { get, set } = useUrlState();
  const hours = chooseOption(WINDOWS, get('hours'));
  const outcome = CALL_OUTCOMES.find((one) => one === get('outcome'));
  const listKey = `activity:${webhookId}:${hours.value}:${outcome}`;
  const pages = useCursorPages(listKey);
  const query = useActivity({
    webhookId,
    hours: Number(hours.value),
    outcome,
    limit: PAGE_SIZE,
    cursor: pages.cursor,
  });
  const items = useSteadyRows({
    items: query.data?.calls ?? NO_CALLS,
    idOf,
    listKey: JSON.stringify([listKey, pages.cursor]),
    isPlaceholder: query.isPlaceholder,
  });
  const isSlow = useDelayed(query.isPending);
  const choose = (name: string) => (value: string | undefined) =>
    set({ [name]: value, cursor: undefined, page: undefined });
  return (
    <Table
      header={
        <SpaceBetween size="m">
          <Header
            variant="h2"
            description="What the gateway did with each call, from its own log; messages are never in it. Age is from publishing to arrival."
            actions={<RefreshButton query={query} what="activity" />}
          >
            Activity
          </Header>
          <QueryAlert query={query} what="activity" />
        </SpaceBetween>
      }
      filter={
        <SpaceBetween direction="horizontal" size="xs">
          <OptionSelect
            options={WINDOWS}
            value={hours.value}
            label="How far back"
            onChoose={choose('hours')}
          />
          <OptionSelect
            options={OUTCOME_OPTIONS}
            value={outcome ?? ''}
            label="Outcome"
            onChoose={choose('outcome')}
          />
        </SpaceBetween>
      }
      pagination={
        <PageTurner pages={pages} nextCursor={query.data?.cursor} count={pages.page} isOpenEnded />
      }
      ariaLabels={{ tableLabel: 'Calls of this webhook' }}
      items={items}
      columnDefinitions={ACTIVITY_COLUMNS}
      trackBy="id"
      sortingDisabled
      loading={isSlow}
      loadingText="Loading the activity"
      empty={
        query.data === undefined || query.error !== null ? null : (
          <NoActivity
            webhookId={webhookId}
            activity={query.data}
            isFiltered={outcome !== undefined}
            onClear={() => choose('outcome')(undefined)}
          />
        )
      }
    />
  );
}
