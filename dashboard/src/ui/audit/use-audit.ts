import type { Span } from '@momento-gateway/api/archive/archive';
import {
  AUDIT_KINDS,
  AUDIT_OUTCOMES,
  type AuditKind,
  type AuditOutcome,
} from '@momento-gateway/api/audit/audit';
import { listAudit } from '@momento-gateway/api/audit/audit-operations';
import { readSpan } from '../archive/span-text.ts';
import { useMay } from '../callers/session.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';
import { type QueryChanges, useUrlState } from '../navigation/use-url-state.ts';
import { useCursorPages } from '../tables/use-cursor-pages.ts';
import { AUDIT_TIMES } from './audit-span-select.tsx';

const PAGE_SIZE = 50;
const POLL_MS = 60_000;
const DAY_MS = 86_400_000;

/** Parameters of the address that say which entries are shown. */
const NO_FILTER = {
  ...{ who: undefined, kind: undefined, object: undefined, outcome: undefined },
  ...{ days: undefined, from: undefined, until: undefined, cursor: undefined, page: undefined },
} as const satisfies QueryChanges;

export interface AuditChoice {
  readonly isOfAll: boolean;
  readonly days: string;
  readonly span: Span | undefined;
  readonly who: string;
  readonly object: string;
  readonly kind: AuditKind | undefined;
  readonly outcome: AuditOutcome | undefined;
}

/** The entries of the audit log that the page's address describes. */
export function useAudit() {
  const { get, set } = useUrlState();
  const choice: AuditChoice = {
    isOfAll: get('scope') === 'all',
    days: AUDIT_TIMES.find(({ value }) => value === get('days'))?.value ?? AUDIT_TIMES[0].value,
    span: readSpan(get('from'), get('until')),
    who: get('who'),
    object: get('object'),
    kind: AUDIT_KINDS.find((one) => one === get('kind')),
    outcome: AUDIT_OUTCOMES.find((one) => one === get('outcome')),
  };
  const listKey = JSON.stringify(['audit', choice]);
  const pages = useCursorPages(listKey);
  const input = { query: { ...toQuery(choice), limit: PAGE_SIZE, cursor: pages.cursor } };
  const key = ['audit', choice, pages.cursor];
  const query = usePolledQuery(key, listAudit, input, POLL_MS, useMay('listAudit'));
  return {
    ...{ choice, query, pages, listKey: JSON.stringify([listKey, pages.cursor]) },
    openId: get('entry'),
    close: () => set({ entry: undefined }),
    /** A changed list starts at its first page. */
    change: (changes: QueryChanges) =>
      set({ ...changes, cursor: undefined, page: undefined, entry: undefined }),
    clear: () => set(NO_FILTER),
  };
}

/** What is asked for; the last days are counted from the hour, so that it stays the same for a while. */
export function toQuery({ isOfAll, days, span, who, object, kind, outcome }: AuditChoice) {
  const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  return {
    ...(isOfAll && { scope: 'all' as const }),
    ...(span ?? { from: Math.max(0, hour - Number(days) * DAY_MS) }),
    ...(who !== '' && { who }),
    ...(object !== '' && { object }),
    kind,
    outcome,
  };
}
