import { describeError } from '../../client/explain-error.ts';
import { formatCount } from '../../elements/format-count.ts';
import type { Flash } from '../../page/add-flash.ts';
import type { FailedChange, RuleChange } from '../../queries/use-change-rules.ts';

const DONE = {
  enable: 'enabled',
  disable: 'disabled',
  delete: 'deleted',
} as const satisfies Record<RuleChange, string>;

/** What became of several rules: how many were changed, and why the others were not. */
export function describeBulkChange(
  change: RuleChange,
  count: number,
  failed: readonly FailedChange[],
): Flash {
  const done = DONE[change];
  if (failed.length === 0) {
    return { type: 'success', header: `${formatCount(count, 'rule was', 'rules were')} ${done}` };
  }
  const left = `${formatCount(failed.length, 'rule was', 'rules were')} not ${done}`;
  const changed = count - failed.length;
  return {
    type: 'error',
    id: left,
    header:
      changed === 0 ? left : `${left}; ${formatCount(changed, 'other was', 'others were')} ${done}`,
    content: (
      <ul className="steps">
        {failed.map(({ name, error }) => (
          <li key={name} className="break">
            {name}: {describeError(error)}
          </li>
        ))}
      </ul>
    ),
  };
}
