import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { addTenant, tenantOf, useTenant } from '../callers/tenant.ts';

interface LeaveGuard {
  /** Goes to another page of the dashboard; asks first when a form has changes. */
  readonly go: (href: string) => void;
  /** Goes there after the form was saved: nothing is lost, so nobody is asked. */
  readonly goSaved: (href: string) => void;
  /** Does what takes a form away; asks first when a form has changes. */
  readonly leave: (run: () => void) => void;
  /** Does what loads another page, and asks nobody. */
  readonly unload: (run: () => void) => void;
  /** Asks first from now on, until the answer is called; an open dialog asks by itself. */
  readonly guard: (ask?: () => void) => () => void;
}

const loadDialog = () => import('./leave-dialog.tsx').then(({ LeaveDialog }) => LeaveDialog);

/** Loaded when a form is first changed: few pages have one. */
const LeaveDialog = dynamic(loadDialog, { ssr: false });

const LeaveGuardContext = createContext<LeaveGuard | undefined>(undefined);

/**
 * Asks before somebody leaves a changed form: by a link, a key, the browser's "back", or by closing
 * the tab. Next.js has no event for it, so each way in this app goes through `leave`; for "back" the
 * changed page stands in the history twice, and each of the two entries says which one it is.
 */
export function LeaveGuardProvider({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const tenant = useTenant();
  /** Of each form with changes, the one that was changed last at the end. */
  const asks = useRef(new Set<{ readonly ask: (() => void) | undefined }>());
  const isTwice = useRef(false);
  /** Where somebody is about to go; `undefined` for nowhere. */
  const [leaving, setLeaving] = useState<{ readonly run: () => void }>();
  const [wasGuarded, setWasGuarded] = useState(false);

  const unload = useCallback((run: () => void) => {
    asks.current.clear();
    run();
  }, []);

  const goSaved = useCallback(
    (to: string) => {
      asks.current.clear();
      const href = addTenant(to, tenant);
      if (tenantOf(href) !== tenant) return window.location.assign(href);
      // The second entry is replaced, so that "back" from there leads to the form once.
      if (window.history.state?.isSecond) {
        isTwice.current = false;
        router.replace(href);
      } else router.push(href);
    },
    [router, tenant],
  );

  const leave = useCallback((run: () => void) => {
    if (asks.current.size > 0) setLeaving({ run });
    else run();
  }, []);

  const go = useCallback((href: string) => leave(() => goSaved(href)), [leave, goSaved]);

  const guard = useCallback((ask?: () => void) => {
    const one = { ask };
    asks.current.add(one);
    setWasGuarded(true);
    if (!window.history.state?.isSecond) {
      window.history.replaceState({ isFirst: true }, '');
      window.history.pushState({ isSecond: true }, '', window.location.href);
    }
    isTwice.current = true;
    return () => asks.current.delete(one);
  }, []);

  useEffect(() => {
    const onBack = ({ state }: PopStateEvent) => {
      if (!isTwice.current || !state?.isFirst) return;
      const last = [...asks.current].at(-1);
      if (last === undefined) {
        isTwice.current = false;
        window.history.back();
        return;
      }
      window.history.pushState({ isSecond: true }, '', window.location.href);
      if (last.ask !== undefined) return last.ask();
      setLeaving({
        run: () => {
          asks.current.clear();
          isTwice.current = false;
          window.history.go(-2);
        },
      });
    };
    const onClose = (event: BeforeUnloadEvent) => {
      if (asks.current.size > 0) event.preventDefault();
    };
    window.addEventListener('popstate', onBack);
    window.addEventListener('beforeunload', onClose);
    return () => {
      window.removeEventListener('popstate', onBack);
      window.removeEventListener('beforeunload', onClose);
    };
  }, []);

  return (
    <LeaveGuardContext
      value={useMemo(
        () => ({ go, goSaved, leave, unload, guard }),
        [go, goSaved, leave, unload, guard],
      )}
    >
      {children}
      {wasGuarded && (
        <LeaveDialog
          what="page"
          visible={leaving !== undefined}
          onStay={() => setLeaving(undefined)}
          onLeave={() => {
            setLeaving(undefined);
            leaving?.run();
          }}
        />
      )}
    </LeaveGuardContext>
  );
}

export function useLeaveGuard(): LeaveGuard {
  const guard = useContext(LeaveGuardContext);
  if (guard === undefined) throw new Error('A page needs a LeaveGuardProvider around it');
  return guard;
}

/**
 * Asks before somebody leaves, as long as a form has changes.
 *
 * @param ask of a dialog, which "back" closes: its own question. It stays the same function.
 */
export function useUnsavedChanges(isChanged: boolean, ask?: () => void): void {
  const { guard } = useLeaveGuard();
  useEffect(() => (isChanged ? guard(ask) : undefined), [isChanged, guard, ask]);
}
