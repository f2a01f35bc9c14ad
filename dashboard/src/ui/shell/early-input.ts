import { useEffect } from 'react';

/** The last click before the page was hydrated, and what was typed after it. */
interface EarlyInput {
  element?: Element | undefined;
  /** By `performance.now()`. */
  at?: number;
  text: string;
}

/** After this time a click is no longer expected to do anything. */
const MAX_AGE_MS = 10_000;

/** Once the page is hydrated, repeats the input that public/keep-early-input.js recorded. */
export function useEarlyInput(isHydrated: boolean): void {
  useEffect(() => {
    if (!isHydrated) return;
    const globals = globalThis as { earlyInput?: EarlyInput | undefined };
    const { element, at = 0, text = '' } = globals.earlyInput ?? {};
    globals.earlyInput = undefined;
    const isTooOld = performance.now() - at > MAX_AGE_MS;
    if (!(element instanceof HTMLElement) || isTooOld) return;
    // The router's effects run after this one, and it cannot navigate before them.
    const timer = setTimeout(() => {
      const present = element.isConnected ? element : findLike(element);
      if (present !== undefined) press(present, text);
    });
    return () => clearTimeout(timer);
  }, [isHydrated]);
}

/** Hydration recreates parts of the layout. Undefined when several elements are alike. */
function findLike(gone: HTMLElement): HTMLElement | undefined {
  const alike = [...document.querySelectorAll<HTMLElement>(gone.localName)].filter(
    (element) =>
      ['href', 'aria-label', 'name', 'value', 'type'].every(
        (name) => element.getAttribute(name) === gone.getAttribute(name),
      ) && element.textContent === gone.textContent,
  );
  return alike.length === 1 ? alike[0] : undefined;
}

function press(element: HTMLElement, text: string): void {
  const mouse = { bubbles: true, cancelable: true, view: window };
  if (element.dispatchEvent(new MouseEvent('mousedown', mouse))) {
    element.focus({ preventScroll: true });
  }
  element.dispatchEvent(new MouseEvent('mouseup', mouse));
  element.click();
  if (text !== '') document.execCommand('insertText', false, text);
}
