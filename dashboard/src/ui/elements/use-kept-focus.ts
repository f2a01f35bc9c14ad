import { useEffect, useRef } from 'react';
import { focusHeading, keepFocus } from '../keys/focus.ts';

/**
 * Keeps the focus on the page after a dialog. What had it before may be gone then, or go later, as
 * a row that was redriven does: the page's heading gets it instead of nothing.
 *
 * @param isOpen whether a dialog of the page is open
 */
export function useKeptFocus(isOpen: boolean): void {
  const wasOpen = useRef(isOpen);
  const isKept = useRef(false);
  useEffect(() => {
    if (isOpen) isKept.current = false;
    else if (wasOpen.current) {
      isKept.current = true;
      // What had the focus may be gone already.
      keepFocus();
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
  useEffect(() => {
    const keep = () => {
      if (isKept.current) focusHeading();
    };
    // Who clicks or presses a key takes the focus elsewhere on purpose.
    const giveUp = () => {
      isKept.current = false;
    };
    const observer = new MutationObserver(keep);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('pointerdown', giveUp);
    document.addEventListener('keydown', giveUp);
    return () => {
      observer.disconnect();
      document.removeEventListener('pointerdown', giveUp);
      document.removeEventListener('keydown', giveUp);
    };
  }, []);
}
