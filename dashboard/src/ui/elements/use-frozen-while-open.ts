import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Keeps the options of a list while the list is open, so that none moves under the pointer of
 * somebody who is about to choose. What came in the meantime is shown once the list is closed.
 *
 * @param latest What the list would show now.
 * @param asked The search text, and whether its answer has arrived. An open list changes only
 *   when this changes.
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
    // Cloudscape has no event for it, but aria-expanded says so. The search input inside a closed
    // list has it too, so only visible elements count.
    const look = () => setOpen([...element.querySelectorAll(EXPANDED)].some(isVisible));
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

const EXPANDED = '[aria-expanded="true"]';

/** What a list shows, and what was asked for when it was filled. */
interface Held<Value> {
  readonly value: Value;
  readonly asked: string;
}

/** What is held stays while the list is open and nothing else is asked for. */
export function chooseShown<Value>(
  held: Held<Value>,
  latest: Held<Value>,
  isOpen: boolean,
): Held<Value> {
  const isSame = held.asked === latest.asked && (isOpen || held.value === latest.value);
  return isSame ? held : latest;
}

function isVisible(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}
