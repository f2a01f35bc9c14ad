'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';

interface SteadyList<Item> {
  readonly items: readonly Item[];
  /** Whether the list is as it was when it was opened, whatever has come since. */
  readonly isHeld: boolean;
  /** Goes around the select. */
  readonly ref: RefObject<HTMLDivElement | null>;
}

/**
 * Options that stay as they are while their list is open: what comes meanwhile would move another
 * one under the pointer that is about to click.
 *
 * @param key what a person changes the list with, such as a search; a new one shows new items
 */
export function useSteadyList<Item>(items: readonly Item[], key = ''): SteadyList<Item> {
  const ref = useRef<HTMLDivElement>(null);
  const held = useRef<{ readonly key: string; readonly items: readonly Item[] }>(undefined);
  const isOpen = useIsOpen(ref);
  held.current = isOpen ? holdList(held.current, { key, items }) : undefined;
  return {
    items: held.current?.items ?? items,
    isHeld: held.current !== undefined && held.current.items.length > 0,
    ref,
  };
}

/** An empty list has nothing that could be clicked by mistake. */
export function holdList<List extends { readonly key: string; readonly items: readonly unknown[] }>(
  held: List | undefined,
  next: List,
): List {
  return held === undefined || held.key !== next.key || held.items.length === 0 ? next : held;
}

/** Cloudscape does not tell when a list opens; its button says so for screen readers. */
function useIsOpen(ref: RefObject<HTMLElement | null>): boolean {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const look = () => setIsOpen(element.querySelector('button[aria-expanded="true"]') !== null);
    const observer = new MutationObserver(look);
    observer.observe(element, { subtree: true, attributeFilter: ['aria-expanded'] });
    return () => observer.disconnect();
  }, [ref]);
  return isOpen;
}
