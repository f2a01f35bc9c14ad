import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { focusHeading } from '../keys/focus.ts';

/**
 * Moves the focus to the heading of the next page when what had it went away with the page before:
 * keys and screen readers would start again at the top of the document.
 */
export function useHeadingFocus(): void {
  const pathname = usePathname();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    focusHeading();
  }, [pathname]);
}
