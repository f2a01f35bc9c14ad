import type { Me } from '@momento-gateway/api/me/me';
import { readMe } from '@momento-gateway/api/me/me-operations';
import type { Role } from '@momento-gateway/shared/role';
import { focusManager, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useApi } from '../client/api-context.tsx';
import type { explainMissingRole, Offer } from './explain-missing-role.ts';
import { useTenant } from './tenant.ts';

export interface Session {
  /** Who has opened the page; undefined while that is not known. */
  readonly me: Me | undefined;
  /** Who else is signed in now; until the page is loaded again, it stays as it was. */
  readonly other?: Me | undefined;
  /** In the tenant of this page; undefined while that is not known, and for who has none. */
  readonly role: Role | undefined;
  /** Whether the caller is known to have no role in the tenant of this page. */
  readonly isStranger: boolean;
  /** `ended`: calls are refused until somebody signs in. `other`: somebody else has. */
  readonly state: 'open' | 'ended' | 'other';
  /** Why the caller's role does not allow it; undefined when it does, or is not known. */
  readonly explain: (offer: Offer) => string | undefined;
  /** Looks whether somebody has signed in again. */
  readonly check: () => Promise<void>;
}

const SessionContext = createContext<Session>({
  me: undefined,
  role: undefined,
  isStranger: false,
  state: 'open',
  explain: () => undefined,
  check: async () => undefined,
});

export const ME_KEY = ['me'];

/** The role of somebody who is signed in changes when an owner changes the table of groups. */
const POLL_MS = 5 * 60_000;
const RETRY_MS = 15_000;

interface SessionProviderProps {
  /** Whether a call was refused because nobody is signed in. */
  readonly hasEnded: boolean;
  readonly onResume: () => void;
  readonly children: ReactNode;
}

/** Knows who is signed in and what they may do here, and notices when that changes. */
export function SessionProvider({ hasEnded, onResume, children }: SessionProviderProps) {
  const api = useApi();
  const tenant = useTenant();
  const { data: now, refetch } = useQuery({
    queryKey: ME_KEY,
    queryFn: (options) => api(readMe, {}, options),
    refetchInterval: ({ state }) => (state.data === undefined ? RETRY_MS : POLL_MS),
  });
  const [me, setMe] = useState<Me>();
  const isOther = now !== undefined && me !== undefined && now.subject !== me.subject;
  if (now !== undefined && now !== me && !isOther) setMe(now);
  const role = me?.tenants.find((one) => one.tenant === tenant)?.role;
  const isStranger = me !== undefined && role === undefined;
  const isStopped = hasEnded || isOther || isStranger;
  // Nothing polls meanwhile; what is stale then is loaded again.
  useEffect(() => focusManager.setFocused(isStopped ? false : undefined), [isStopped]);

  const explain = useExplain(role);
  const session = useMemo(
    (): Session => ({
      me,
      other: isOther ? now : undefined,
      role: explain && role,
      isStranger,
      state: isOther ? 'other' : hasEnded ? 'ended' : 'open',
      explain: (offer) => (role && explain ? explain(offer, tenant, role) : undefined),
      check: async () => {
        const { isSuccess, data } = await refetch();
        if (isSuccess && (me === undefined || data.subject === me.subject)) onResume();
      },
    }),
    [me, now, role, isStranger, explain, isOther, hasEnded, tenant, refetch, onResume],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

const mayAll: typeof explainMissingRole = () => undefined;

/** An owner may do everything: the table of roles is loaded for others only. */
function useExplain(role: Role | undefined): typeof explainMissingRole | undefined {
  const [loaded, setLoaded] = useState<typeof explainMissingRole>();
  const isLimited = role !== undefined && role !== 'owner';
  useEffect(() => {
    if (!isLimited) return;
    void import('./explain-missing-role.ts').then((module) =>
      setLoaded(() => module.explainMissingRole),
    );
  }, [isLimited]);
  return role === 'owner' ? mayAll : loaded;
}

export function useSession(): Session {
  return useContext(SessionContext);
}

/** Why the caller's role does not allow something; undefined when it does, or is not known yet. */
export function useMissingRole(offer: Offer): string | undefined {
  return useSession().explain(offer);
}

/** Whether the caller's role is known to allow it: for what is loaded without being asked for. */
export function useMay(offer: Offer): boolean {
  const { role, explain } = useSession();
  return role !== undefined && explain(offer) === undefined;
}
