import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useLeaveGuard } from '../navigation/leave-guard.tsx';
import type { PageKeys } from '../page/page-slots.tsx';
import { focusRow, focusSearch, isOverlayOpen, isSearching, isTyping } from './focus.ts';
import { type KeyCommand, readKey } from './read-key.ts';

interface UseKeysOptions {
  readonly enabled: boolean;
  /** What `c` and Esc do on the current page. */
  readonly getPageKeys: () => PageKeys;
  readonly showHelp: () => void;
}

/** The dashboard's keyboard shortcuts. */
export function useKeys({ enabled, getPageKeys, showHelp }: UseKeysOptions): void {
  const { go } = useLeaveGuard();
  const queries = useQueryClient();
  const isAfterGo = useRef(false);

  const run = useEffectEvent((command: KeyCommand) => {
    const { createHref, close } = getPageKeys();
    switch (command.type) {
      case 'search':
        return focusSearch();
      case 'close':
        return close?.();
      case 'create':
        return createHref === undefined ? undefined : go(createHref);
      case 'refresh':
        return void queries.refetchQueries({ type: 'active' });
      case 'next-row':
        return focusRow(1);
      case 'previous-row':
        return focusRow(-1);
      case 'go':
        return go(command.href);
      case 'help':
        return showHelp();
      case 'go-pending':
        isAfterGo.current = true;
    }
  });

  useEffect(() => {
    if (!enabled) return undefined;
    // Seen before anybody handles the key: Esc closes a dialog before it arrives at `listen`.
    let wasOverlayOpen = false;
    const look = ({ target }: KeyboardEvent) => {
      wasOverlayOpen = isOverlayOpen(target);
    };
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.key === 'Shift') return;
      const { key, ctrlKey, metaKey, altKey, target } = event;
      const command = wasOverlayOpen
        ? undefined
        : readKey({
            key,
            ctrlKey,
            metaKey,
            altKey,
            isTyping: isTyping(target),
            isSearching: isSearching(target),
            isAfterGo: isAfterGo.current,
          });
      isAfterGo.current = false;
      if (command === undefined) return;
      if (command.type !== 'close') event.preventDefault();
      run(command);
    };
    document.addEventListener('keydown', look, true);
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', look, true);
      document.removeEventListener('keydown', listen);
    };
  }, [enabled]);
}
