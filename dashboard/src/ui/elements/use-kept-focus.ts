import { useEffect, useRef } from 'react';

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
    else if (wasOpen.current) isKept.current = true;
    wasOpen.current = isOpen;
  }, [isOpen]);
  useEffect(() => {
    const keep = () => {
      if (isKept.current && document.activeElement === document.body) focusHeading();
    };
    // A click beside everything takes the focus away on purpose.
    const giveUp = () => {
      isKept.current = false;
    };
    const observer = new MutationObserver(keep);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('pointerdown', giveUp);
    return () => {
      observer.disconnect();
      document.removeEventListener('pointerdown', giveUp);
    };
  }, []);
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('h1');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
