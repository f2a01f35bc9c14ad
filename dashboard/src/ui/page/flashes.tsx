'use client';

import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { describeError } from '../client/explain-error.ts';

export interface Flash {
  readonly type: 'success' | 'info' | 'warning' | 'error';
  readonly header: string;
  readonly content?: ReactNode;
  /** A flash replaces an older one with the same id; a success replaces the last success. */
  readonly id?: string;
}

type ShowFlash = (flash: Flash) => void;

const SHOWN_AT_MOST = 4;

const ShowFlashContext = createContext<ShowFlash | undefined>(undefined);
const FlashItemsContext = createContext<readonly FlashbarProps.MessageDefinition[]>([]);

let nextId = 0;

export function FlashesProvider({ children }: { readonly children: ReactNode }) {
  const [flashes, setFlashes] = useState<readonly (Flash & { id: string })[]>([]);
  const show = useCallback<ShowFlash>((flash) => {
    const id = flash.id ?? (flash.type === 'success' ? 'success' : `flash-${nextId++}`);
    setFlashes((shown) =>
      [{ ...flash, id }, ...shown.filter((other) => other.id !== id)].slice(0, SHOWN_AT_MOST),
    );
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
