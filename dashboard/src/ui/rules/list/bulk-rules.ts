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
    const elsewhere = rules.filter(({ managedBy }) => managedBy !== undefined).length;
    const others = rules.filter(({ managedHere, managedBy }) => !managedHere && !managedBy).length;
    return [
      others > 0 &&
        `${formatCount(others, 'rule was', 'rules were')} not created in this dashboard: another tool may depend on ${others === 1 ? 'it' : 'them'}, or undo the change.`,
      elsewhere > 0 &&
        `${formatCount(elsewhere, 'rule is', 'rules are')} managed elsewhere and not changed here.`,
    ]
      .filter((sentence) => sentence !== false)
      .join(' ');
  },
};
