import { formatNumber } from '../elements/format-count.ts';
import type { BulkKind } from './bulk-change.ts';

const SHOWN_MAX = 10;

interface NameListProps<Item> {
  readonly items: readonly Item[];
  readonly kind: Pick<BulkKind<Item>, 'idOf' | 'nameOf'>;
}

/** Names of what is selected: some of it may be on another page of the list. */
export function NameList<Item>({ items, kind: { idOf, nameOf } }: NameListProps<Item>) {
  if (items.length === 0) return null;
  const hidden = items.length - SHOWN_MAX;
  return (
    <ul className="steps">
      {items.slice(0, SHOWN_MAX).map((item) => (
        <li key={idOf(item)} className="break">
          {nameOf(item)}
        </li>
      ))}
      {hidden > 0 && <li>and {formatNumber(hidden)} more</li>}
    </ul>
  );
}
