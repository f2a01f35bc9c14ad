import { CALL_OUTCOMES, type CallOutcome } from '@momento-gateway/api/observation/activity';
import { listActivity } from '@momento-gateway/api/observation/activity-operations';
import { readSpan } from '../archive/span-text.ts';
import { usePolledQuery } from '../client/use-polled-query.ts';
import { type QueryChanges, useUrlState } from '../navigation/use-url-state.ts';
import { useCursorPages } from '../tables/use-cursor-pages.ts';
import { type ActivityTime, readHours } from './activity-span-select.tsx';

const PAGE_SIZE = 50;
const POLL_MS = 15_000;

/** What was looked for does not change, and to look costs calls of CloudWatch Logs. */
const SEARCH_POLL_MS = 60_000;

/** For so long after its last call a webhook is polled more often. */
const LIVELY_MS = 60_000;
const LIVELY_POLL_MS = 5_000;

/** Parameters of the address that say which of the calls are shown. */
const NO_FILTER = {
  from: undefined,
  until: undefined,
  search: undefined,
  outcome: undefined,
  cursor: undefined,
  page: undefined,
} as const satisfies QueryChanges;

export interface ActivityChoice extends ActivityTime {
  readonly search: string;
  readonly outcome: CallOutcome | undefined;
}

/** What the API is asked for, of whatever page. */
export function toActivityQuery({ hours, span, search, outcome }: ActivityChoice) {
  return { ...(span ?? { hours: Number(hours) }), search, outcome };
}

/** The calls of a webhook that the page's address describes. */
export function useActivity(webhookId: string) {
  const { get, set } = useUrlState();
  const choice: ActivityChoice = {
    hours: readHours(get('hours')),
    span: readSpan(get('from'), get('until')),
    search: get('search'),
    outcome: CALL_OUTCOMES.find((one) => one === get('outcome')),
  };
  const { span, search } = choice;
  const listKey = JSON.stringify(['activity', webhookId, choice]);
  const pages = useCursorPages(listKey);
  const asked = { ...toActivityQuery(choice), limit: PAGE_SIZE, cursor: pages.cursor };
  const query = usePolledQuery(
    ['activity', webhookId, asked],
    listActivity,
    { params: { webhookId }, query: asked },
    (page) => {
      if (search !== '' || span !== undefined) return SEARCH_POLL_MS;
      const lastAt = page?.calls[0]?.at ?? 0;
      return Date.now() - lastAt < LIVELY_MS ? LIVELY_POLL_MS : POLL_MS;
    },
  );
  return {
    ...{ choice, query, pages, listKey: JSON.stringify([listKey, pages.cursor]) },
    /** A changed list starts at its first page. */
    change: (changes: QueryChanges) => set({ ...changes, cursor: undefined, page: undefined }),
    clear: () => set(NO_FILTER),
  };
}
