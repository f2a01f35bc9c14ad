import type { ReactNode } from 'react';

export interface Flash {
  readonly type: 'success' | 'info' | 'warning' | 'error';
  readonly header: string;
  readonly content?: ReactNode;
  /** A button. */
  readonly action?: ReactNode;
  /** A flash replaces an older one with the same id; a success replaces the last success. */
  readonly id?: string;
}

export type ShownFlash = Flash & { readonly id: string };

const SHOWN_AT_MOST = 4;

/**
 * Puts a flash before those that are shown.
 *
 * @param ownId for a flash that replaces no other
 */
export function addFlash(
  shown: readonly ShownFlash[],
  flash: Flash,
  ownId: string,
): readonly ShownFlash[] {
  const id = flash.id ?? (flash.type === 'success' ? 'success' : ownId);
  const others = shown.filter((other) => other.id !== id);
  return [{ ...flash, id }, ...others].slice(0, SHOWN_AT_MOST);
}
