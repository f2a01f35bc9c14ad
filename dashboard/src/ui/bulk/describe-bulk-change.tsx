import { describeError } from '../client/explain-error.ts';
import { formatCount } from '../elements/format-count.ts';
import type { Flash } from '../page/add-flash.ts';
import type { BulkChange, BulkKind, FailedChange } from './bulk-change.ts';

const DONE = {
  enable: 'enabled',
  disable: 'disabled',
  delete: 'deleted',
} as const satisfies Record<BulkChange, string>;

/** What became of several things: how many were changed, and why the others were not. */
export function describeBulkChange<Item>(
  { noun, idOf, nameOf }: Pick<BulkKind<Item>, 'noun' | 'idOf' | 'nameOf'>,
  change: BulkChange,
  count: number,
  failed: readonly FailedChange<Item>[],
): Flash {
  const done = DONE[change];
  const describe = (some: number) => formatCount(some, `${noun} was`, `${noun}s were`);
  if (failed.length === 0) return { type: 'success', header: `${describe(count)} ${done}` };
  const left = `${describe(failed.length)} not ${done}`;
  const changed = count - failed.length;
  return {
    type: 'error',
    id: left,
    header:
      changed === 0 ? left : `${left}; ${formatCount(changed, 'other was', 'others were')} ${done}`,
    content: (
      <ul className="steps">
        {failed.map(({ item, error }) => (
          <li key={idOf(item)} className="break">
            {nameOf(item)}: {describeError(error)}
          </li>
        ))}
      </ul>
    ),
  };
}
