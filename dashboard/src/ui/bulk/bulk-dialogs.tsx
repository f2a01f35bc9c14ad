import type { Rule } from '@momento-gateway/api/rules/rule';
import { useState } from 'react';
import { formatCount } from '../../elements/format-count.ts';
import { DeleteDialog } from '../../forms/delete-dialog.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useFlash } from '../../page/flashes.tsx';
import { type RuleChange, useChangeRules } from '../../queries/use-change-rules.ts';
import { describeBulkChange } from './describe-bulk-change.tsx';

interface BulkDialogsProps {
  /** What is asked about; undefined while no dialog is open. */
  readonly change: RuleChange | undefined;
  readonly selected: readonly Rule[];
  readonly onClose: () => void;
  readonly onDone: (failed: readonly string[]) => void;
}

/** Asks before several rules are changed, and shows how far it is. */
export function BulkDialogs({ change, selected, onClose, onDone }: BulkDialogsProps) {
  const flash = useFlash();
  const changeRules = useChangeRules();
  const [done, setDone] = useState<number>();
  const switching = change === 'disable' ? 'disable' : 'enable';
  // A rule that is so already is left alone.
  const switched = selected.filter(({ enabled }) => enabled === (switching === 'disable'));

  const run = async (wanted: RuleChange, rules: readonly Rule[]) => {
    setDone(0);
    try {
      const failed = await changeRules(wanted, rules, setDone);
      onDone(failed.map(({ name }) => name));
      return describeBulkChange(wanted, rules.length, failed);
    } finally {
      setDone(undefined);
    }
  };
  const progress = done === undefined ? '' : ` Done: ${done} of ${selected.length}.`;
  const verb = switching === 'disable' ? 'Disable' : 'Enable';
  return (
    <>
      <FormDialog
        visible={change === 'enable' || change === 'disable'}
        title={`${verb} rules`}
        action={verb}
        isBusy={done !== undefined}
        isDisabled={switched.length === 0}
        onClose={onClose}
        onSubmit={(event) => {
          event.preventDefault();
          if (done !== undefined || switched.length === 0) return;
          void run(switching, switched).then(flash).finally(onClose);
        }}
      >
        {describeSwitch(switching, switched.length, selected.length)}
        {describeUnmanaged(switched)}
        {progress}
      </FormDialog>
      <DeleteDialog
        visible={change === 'delete'}
        title="Delete rules"
        word="delete"
        onDelete={() => run('delete', selected)}
        failure="The rules were not deleted"
        onClose={onClose}
      >
        {formatCount(selected.length, 'rule no longer sends', 'rules no longer send')} events to{' '}
        {selected.length === 1 ? 'its' : 'their'} targets. The targets themselves are kept.
        {describeUnmanaged(selected)}
        {progress}
      </DeleteDialog>
    </>
  );
}

function describeSwitch(change: 'enable' | 'disable', count: number, selected: number): string {
  const same = selected - count;
  const already = `${formatCount(same, 'rule is', 'rules are')} ${change}d already.`;
  if (count === 0) return already;
  const what =
    change === 'disable'
      ? `${formatCount(count, 'rule sends', 'rules send')} no events to their targets until you enable them again: those events are lost for these targets.`
      : `${formatCount(count, 'rule sends', 'rules send')} events to their targets from now on.`;
  return same === 0 ? what : `${what} ${already}`;
}

function describeUnmanaged(rules: readonly Rule[]): string {
  const count = rules.filter(({ managedHere }) => !managedHere).length;
  return count === 0
    ? ''
    : ` ${formatCount(count, 'rule was', 'rules were')} not created in this dashboard: another tool may depend on ${count === 1 ? 'it' : 'them'}, or undo the change.`;
}
