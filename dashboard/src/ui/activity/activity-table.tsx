import SpaceBetween from '@cloudscape-design/components/space-between';
import { CALL_OUTCOMES, type GatewayCall } from '@momento-gateway/api/observation/activity';
import { listActivity } from '@momento-gateway/api/observation/observation-operations';
import type { CallInput } from '@momento-gateway/api/operation';
import { usePolledQuery } from '../client/use-polled-query.ts';
import { OptionSelect } from '../elements/option-select.tsx';
import { RefreshButton } from '../elements/query-alert.tsx';
import { OUTCOMES } from '../gateway/describe-call.ts';
import { chooseOption, type Options, useUrlState } from '../navigation/use-url-state.ts';
import { PageTurner } from '../tables/page-turner.tsx';
import { SectionTable } from '../tables/section-table.tsx';
import { useCursorPages } from '../tables/use-cursor-pages.ts';
import { useFittedTable } from '../tables/use-fitted-table.tsx';
import { ACTIVITY_COLUMNS, PHONE_ACTIVITY_COLUMNS } from './activity-columns.tsx';
import { NoActivity } from './no-activity.tsx';

const PAGE_SIZE = 50;
const POLL_MS = 15_000;

/** For so long after its last call a webhook is polled more often. */
const LIVELY_MS = 60_000;
const LIVELY_POLL_MS = 5_000;

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

/** A webhook's calls, newest first. */
export function ActivityTable({ webhookId }: { readonly webhookId: string }) {
  const { get, set } = useUrlState();
  const hours = chooseOption(WINDOWS, get('hours'));
  const outcome = CALL_OUTCOMES.find((one) => one === get('outcome'));
  const listKey = `activity:${webhookId}:${hours.value}:${outcome}`;
  const pages = useCursorPages(listKey);
  const query = useActivity(webhookId, {
    hours: Number(hours.value),
    outcome,
    limit: PAGE_SIZE,
    cursor: pages.cursor,
  });
  const choose = (name: string) => (value: string | undefined) =>
    set({ [name]: value, cursor: undefined, page: undefined });
  return (
    <SectionTable
      title="Activity"
      label="Calls of this webhook"
      description="What the gateway did with each call, from its log, which never contains messages. Age is the time from publish to arrival."
      what="activity"
      query={query}
      items={query.data?.calls ?? NO_CALLS}
      {...useFittedTable('activity', ACTIVITY_COLUMNS, PHONE_ACTIVITY_COLUMNS)}
      idOf={idOf}
      listKey={JSON.stringify([listKey, pages.cursor])}
      actions={<RefreshButton query={query} what="activity" />}
      filter={
        <SpaceBetween direction="horizontal" size="xs">
          <OptionSelect
            options={WINDOWS}
            value={hours.value}
            label="Time range"
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
        <PageTurner
          pages={pages}
          nextCursor={query.data?.cursor}
          isPlaceholder={query.isPlaceholder}
        />
      }
      empty={
        query.data && (
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

function useActivity(webhookId: string, query: CallInput<typeof listActivity>['query']) {
  return usePolledQuery(
    ['activity', webhookId, query],
    listActivity,
    { params: { webhookId }, query },
    (page) => {
      const lastAt = page?.calls[0]?.at ?? 0;
      return Date.now() - lastAt < LIVELY_MS ? LIVELY_POLL_MS : POLL_MS;
    },
  );
}
