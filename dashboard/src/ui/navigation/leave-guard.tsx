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

interface LeaveGuard {
  /** Goes to another page of the dashboard; asks first when a form has changes. */
  readonly go: (href: string) => void;
  /** Goes there after the form was saved: nothing is lost, so nobody is asked. */
  readonly goSaved: (href: string) => void;
  /** Asks first from now on, until the answer is called. */
  readonly guard: () => () => void;
}

const loadDialog = () => import('./leave-dialog.tsx').then(({ LeaveDialog }) => LeaveDialog);

/** Loaded when a form is first changed: few pages have one. */
const LeaveDialog = dynamic(loadDialog, { ssr: false });

const LeaveGuardContext = createContext<LeaveGuard | undefined>(undefined);

/**
 * Asks before somebody leaves a changed form: by a link, a key, the browser's "back", or by closing
 * the tab. Next.js has no event for it, so each way in this app goes through `go`; for "back" the
 * changed page stands in the history twice.
 */
export function LeaveGuardProvider({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const isGuarded = useRef(false);
  const isTwice = useRef(false);
  /** Where somebody is about to go; `undefined` for nowhere. */
  const [leave, setLeave] = useState<{ readonly run: () => void }>();
  const [wasGuarded, setWasGuarded] = useState(false);

  const goSaved = useCallback(
    (href: string) => {
      isGuarded.current = false;
      // The second entry is replaced, so that "back" from there leads to the form once.
      if (isTwice.current) router.replace(href);
      else router.push(href);
      isTwice.current = false;
    },
    [router],
  );

  const go = useCallback(
    (href: string) => {
      if (isGuarded.current) setLeave({ run: () => goSaved(href) });
      else goSaved(href);
    },
    [goSaved],
  );

  const guard = useCallback(() => {
    isGuarded.current = true;
    setWasGuarded(true);
    if (!isTwice.current) window.history.pushState(null, '', window.location.href);
    isTwice.current = true;
    return () => {
      isGuarded.current = false;
    };
  }, []);

  useEffect(() => {
    const onBack = () => {
      if (!isTwice.current) return;
      if (!isGuarded.current) {
        isTwice.current = false;
        window.history.back();
        return;
      }
      window.history.pushState(null, '', window.location.href);
      setLeave({
        run: () => {
          isGuarded.current = false;
          isTwice.current = false;
          window.history.go(-2);
        },
      });
    };
    const onClose = (event: BeforeUnloadEvent) => {
      if (isGuarded.current) event.preventDefault();
    };
    window.addEventListener('popstate', onBack);
    window.addEventListener('beforeunload', onClose);
    return () => {
      window.removeEventListener('popstate', onBack);
      window.removeEventListener('beforeunload', onClose);
    };
  }, []);

  return (
    <LeaveGuardContext value={useMemo(() => ({ go, goSaved, guard }), [go, goSaved, guard])}>
      {children}
      {wasGuarded && (
        <LeaveDialog
          visible={leave !== undefined}
          onStay={() => setLeave(undefined)}
          onLeave={() => {
            setLeave(undefined);
            leave?.run();
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

/** Asks before somebody leaves, as long as a form has changes. */
export function useUnsavedChanges(isChanged: boolean): void {
  const { guard } = useLeaveGuard();
  useEffect(() => (isChanged ? guard() : undefined), [isChanged, guard]);
}
