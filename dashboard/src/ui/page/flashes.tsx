import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { describeError } from '../client/explain-error.ts';
import { addFlash, type Flash, type ShownFlash } from './add-flash.ts';

type ShowFlash = (flash: Flash) => void;

const ShowFlashContext = createContext<ShowFlash | undefined>(undefined);
const FlashItemsContext = createContext<readonly FlashbarProps.MessageDefinition[]>([]);

let nextId = 0;

export function FlashesProvider({ children }: { readonly children: ReactNode }) {
  const [flashes, setFlashes] = useState<readonly ShownFlash[]>([]);
  const show = useCallback<ShowFlash>((flash) => {
    const ownId = `flash-${nextId++}`;
    setFlashes((shown) => addFlash(shown, flash, ownId));
  }, []);
  const items = useMemo(
    () =>
      flashes.map((flash) => ({
        ...flash,
        dismissible: true,
        dismissLabel: `Dismiss: ${flash.header}`,
        ariaRole: flash.type === 'error' ? ('alert' as const) : ('status' as const),
        onDismiss: () => setFlashes((shown) => shown.filter(({ id }) => id !== flash.id)),
      })),
    [flashes],
  );
  return (
    <ShowFlashContext value={show}>
      <FlashItemsContext value={items}>{children}</FlashItemsContext>
    </ShowFlashContext>
  );
}

/** Shows what happened above the page until it is dismissed. */
export function useFlash(): ShowFlash {
  const show = useContext(ShowFlashContext);
  if (show === undefined) throw new Error('useFlash needs a FlashesProvider around it');
  return show;
}

/** Shows that something did not work, and why. */
export function useErrorFlash(): (header: string, error: unknown) => void {
  const flash = useFlash();
  return useCallback(
    (header, error) => {
      flash({ type: 'error', header, content: describeError(error), id: header });
    },
    [flash],
  );
}

export function Flashes() {
  return <Flashbar items={useContext(FlashItemsContext)} />;
}
