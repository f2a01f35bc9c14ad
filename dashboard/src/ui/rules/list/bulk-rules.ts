import type { Rule } from '@momento-gateway/api/rules/rule';
import type { BulkKind } from '../../bulk/bulk-change.ts';
import { formatCount } from '../../elements/format-count.ts';

/** Rules that are changed together. */
export const BULK_RULES: BulkKind<Rule> = {
  noun: 'rule',
  idOf: ({ name }) => name,
  nameOf: ({ name }) => name,
  isEnabled: ({ enabled }) => enabled,
  offers: { enable: 'switchRule', disable: 'switchRule', delete: 'deleteRule' },
  explain: {
    enable: (count) =>
      `${formatCount(count, 'rule sends', 'rules send')} events to their targets from now on.`,
    disable: (count) =>
      `${formatCount(count, 'rule sends', 'rules send')} no events to their targets until you enable them again: those events are lost for these targets.`,
    delete: (count) =>
      `${formatCount(count, 'rule no longer sends', 'rules no longer send')} events to ${count === 1 ? 'its' : 'their'} targets. The targets themselves are kept.`,
  },
  note: (rules) => {
    const count = rules.filter(({ managedHere }) => !managedHere).length;
    return count === 0
      ? ''
      : `${formatCount(count, 'rule was', 'rules were')} not created in this dashboard: another tool may depend on ${count === 1 ? 'it' : 'them'}, or undo the change.`;
  },
};
