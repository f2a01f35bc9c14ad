'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { chooseShown, type Held } from './choose-shown.ts';

/**
 * Keeps what a list offers as it is while the list is open, so that no option moves under the
 * pointer of somebody who is about to choose. What came meanwhile is shown once it is closed.
 *
 * @param latest What the list would show now.
 * @param asked What somebody asked for: a list that is open changes only together with it. A
 *   search text, and whether its answer is here yet.
 * @returns what to show, and the ref of an element around the list and the button that opens it.
 */
export function useFrozenWhileOpen<Value>(
  latest: Value,
  asked: string,
): readonly [Value, RefObject<HTMLDivElement | null>] {
  const frame = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const held = useRef<Held<Value>>({ value: latest, asked });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    // Cloudscape has no event for it; what opens a list says so to those who do not see it. That is
    // the first element which does: a search field inside the list always says that it is open.
    const look = () =>
      setOpen(element.querySelector('[aria-expanded]')?.getAttribute('aria-expanded') === 'true');
    const observer = new MutationObserver(look);
    observer.observe(element, {
      subtree: true,
      childList: true,
      attributeFilter: ['aria-expanded'],
    });
    look();
    return () => observer.disconnect();
  });
  const shown = chooseShown(held.current, { value: latest, asked }, isOpen);
  useEffect(() => {
    held.current = shown;
  });
  return [shown.value, frame];
}
