const TEXT_INPUTS = 'input:not([type=checkbox]):not([type=radio]), textarea, select';
const SEARCH_INPUTS = 'main input[type=search], main search input';
const ROW = 'main table tbody tr';

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.matches(TEXT_INPUTS) || target.isContentEditable);
}

export function isSearching(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches(SEARCH_INPUTS);
}

/** An open dialog or list handles its own keys. */
export function isOverlayOpen(target: EventTarget | null): boolean {
  const isInList =
    target instanceof HTMLElement &&
    target.closest('[role=listbox], [role=menu], [aria-haspopup][aria-expanded=true]') !== null;
  // Closed dialogs stay in the document, hidden.
  const dialogs = [...document.querySelectorAll('[role=dialog]')];
  return isInList || dialogs.some((dialog) => dialog.checkVisibility());
}

export function focusSearch(): void {
  document.querySelector<HTMLInputElement>(SEARCH_INPUTS)?.focus();
}

/** Moves the focus to the main link or control of the next (1) or previous (-1) row. */
export function focusRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLTableRowElement>(ROW)].filter(findFocus);
  const current = rows.findIndex((row) => row.contains(document.activeElement));
  const next = current === -1 ? rows.at(step === 1 ? 0 : -1) : rows[current + step];
  if (next === undefined) return;
  findFocus(next)?.focus();
  next.scrollIntoView({ block: 'nearest' });
}

/** Gives the focus to the page's heading when nothing has it. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading === null || document.activeElement !== document.body) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** As `focusHeading`, once a dialog that closes has given the focus back. */
export function keepFocus(): void {
  requestAnimationFrame(() => requestAnimationFrame(focusHeading));
}

function findFocus(row: HTMLTableRowElement): HTMLElement | null {
  // The row's header cell links to what the row is about.
  return (
    row.querySelector<HTMLElement>('th a[href]') ??
    row.querySelector<HTMLElement>('a[href], button') ??
    row.querySelector('input')
  );
}
