import { SECTIONS } from '../navigation/sections.ts';

/** What a key does. `go-pending` waits for the letter after `g`. */
export type KeyCommand =
  | { readonly type: 'search' | 'close' | 'create' | 'refresh' | 'help' | 'go-pending' }
  | { readonly type: 'next-row' | 'previous-row' }
  | { readonly type: 'go'; readonly href: string };

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** The focus is in a text input. */
  readonly isTyping: boolean;
  /** The text input is a search, which Esc clears. In a form Esc would lose what was typed. */
  readonly isSearching: boolean;
  /** The key before this one was `g`. */
  readonly isAfterGo: boolean;
}

const COMMANDS: Readonly<Record<string, Exclude<KeyCommand['type'], 'go'>>> = {
  '/': 'search',
  Escape: 'close',
  c: 'create',
  r: 'refresh',
  j: 'next-row',
  k: 'previous-row',
  g: 'go-pending',
  '?': 'help',
};

/** @returns undefined when the key is not a shortcut, and the browser handles it. */
export function readKey(press: KeyPress): KeyCommand | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (press.isTyping) {
    return press.key === 'Escape' && press.isSearching ? { type: 'close' } : undefined;
  }
  if (press.isAfterGo) {
    const section = SECTIONS.find(({ key }) => key === press.key);
    return section && { type: 'go', href: section.href };
  }
  const type = Object.hasOwn(COMMANDS, press.key) ? COMMANDS[press.key] : undefined;
  return type && { type };
}
