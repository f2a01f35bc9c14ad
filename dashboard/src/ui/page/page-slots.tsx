import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

/** What keys do on the current page. */
export interface PageKeys {
  /** Where `c` goes. */
  readonly createHref?: string | undefined;
  /** What Esc does. */
  readonly close?: (() => void) | undefined;
}

interface PageSlots {
  readonly setSplitPanel: (panel: ReactNode) => void;
  readonly keys: RefObject<PageKeys>;
}

const PageSlotsContext = createContext<PageSlots | undefined>(undefined);
const SplitPanelContext = createContext<ReactNode>(undefined);

/** Lets a page fill slots of the shell around it. */
export function PageSlotsProvider({ children }: { readonly children: ReactNode }) {
  const [splitPanel, setSplitPanel] = useState<ReactNode>();
  const keys = useRef<PageKeys>({});
  const slots = useMemo(() => ({ setSplitPanel, keys }), []);
  return (
    <PageSlotsContext value={slots}>
      <SplitPanelContext value={splitPanel}>{children}</SplitPanelContext>
    </PageSlotsContext>
  );
}

function usePageSlots(): PageSlots {
  const slots = useContext(PageSlotsContext);
  if (slots === undefined) throw new Error('A page needs a PageSlotsProvider around it');
  return slots;
}

/** Shows content in the shell's split panel; undefined closes it, leaving the page too. */
export function useSplitPanel(panel: ReactNode): void {
  const { setSplitPanel } = usePageSlots();
  useEffect(() => setSplitPanel(panel));
  useEffect(() => () => setSplitPanel(undefined), [setSplitPanel]);
}

/** Sets what keys do on this page. */
export function usePageKeys(pageKeys: PageKeys): void {
  const { keys } = usePageSlots();
  useEffect(() => {
    keys.current = pageKeys;
    return () => {
      keys.current = {};
    };
  });
}

export function useShellSlots() {
  const { keys } = usePageSlots();
  return { splitPanel: useContext(SplitPanelContext), getPageKeys: () => keys.current };
}

/** The browser tab's title. React puts it into the head, on the server too. */
export function PageTitle({ title }: { readonly title: string }) {
  return <title>{`${title} · Momento gateway`}</title>;
}
