import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { formatCount } from '../elements/format-count.ts';
import { DeleteDialog } from '../forms/delete-dialog.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import type { Flash } from '../page/add-flash.ts';
import { useFlash } from '../page/flashes.tsx';
import type { BulkChange, BulkKind, FailedChange } from './bulk-change.ts';
import { describeBulkChange } from './describe-bulk-change.tsx';
import { NameList } from './name-list.tsx';

export interface BulkDialogsProps<Item> {
  readonly kind: BulkKind<Item>;
  readonly selected: readonly Item[];
  /** Changes the items one by one, and returns those that were not changed. */
  readonly changeAll: (
    change: BulkChange,
    items: readonly Item[],
    onProgress: (done: number) => void,
  ) => Promise<readonly FailedChange<Item>[]>;
  /** Called when the items were changed, but for these. */
  readonly onDone: (failed: readonly Item[]) => void;
  /** What is asked about; undefined while no dialog is open. */
  readonly change: BulkChange | undefined;
  readonly onClose: () => void;
}

interface Running<Item> {
  readonly items: readonly Item[];
  readonly done: number;
}

/** Asks before several things are changed, and shows how far it is. */
export function BulkDialogs<Item>(props: BulkDialogsProps<Item>) {
  const { kind, selected, changeAll, onDone, change, onClose } = props;
  const { noun, isEnabled, explain, note } = kind;
  const flash = useFlash();
  const [running, setRunning] = useState<Running<Item>>();
  const isBusy = running !== undefined;
  const switching = change === 'disable' ? 'disable' : 'enable';
  // One that is so already is left alone.
  const differing = selected.filter((item) => isEnabled(item) !== (switching === 'enable'));
  // The list may show the first changes before the last one is made.
  const switched = running?.items ?? differing;

  const run = async (wanted: BulkChange, items: readonly Item[]): Promise<Flash> => {
    setRunning({ items, done: 0 });
    try {
      const failed = await changeAll(wanted, items, (done) => setRunning({ items, done }));
      const left = failed.map(({ item }) => item);
      onDone(left);
      const changed = items.filter((item) => !left.includes(item));
      const isUndone = kind.isUndoable === true && wanted === 'disable' && changed.length > 0;
      return {
        ...describeBulkChange(kind, wanted, items.length, failed),
        ...(isUndone && {
          action: (
            <Button onClick={() => void run('enable', changed).then(flash)}>
              Undo: enable {changed.length === 1 ? 'it' : 'them'}
            </Button>
          ),
        }),
      };
    } finally {
      setRunning(undefined);
    }
  };
  const describe = (wanted: BulkChange, items: readonly Item[]) =>
    [
      items.length > 0 && explain[wanted](items.length),
      wanted !== 'delete' && !isBusy && describeSame(noun, wanted, selected.length - items.length),
      note?.(items),
      running && `Done: ${running.done} of ${items.length}.`,
    ]
      .filter((text) => typeof text === 'string' && text !== '')
      .join(' ');
  const verb = switching === 'disable' ? 'Disable' : 'Enable';
  return (
    <>
      <FormDialog
        visible={change === 'enable' || change === 'disable'}
        title={`${verb} ${noun}s`}
        action={verb}
        isBusy={isBusy}
        isDisabled={switched.length === 0}
        onClose={onClose}
        onSubmit={(event) => {
          event.preventDefault();
          if (isBusy || switched.length === 0) return;
          void run(switching, switched).then(flash).finally(onClose);
        }}
      >
        <Alert
          type={switching === 'disable' ? 'warning' : 'info'}
          statusIconAriaLabel={switching === 'disable' ? 'Warning' : 'Info'}
        >
          {describe(switching, switched)}
        </Alert>
        <NameList items={switched} kind={kind} />
      </FormDialog>
      <DeleteDialog
        visible={change === 'delete'}
        title={`Delete ${noun}s`}
        word="delete"
        onDelete={() => run('delete', selected)}
        failure={`The ${noun}s were not deleted`}
        onClose={onClose}
      >
        {describe('delete', selected)}
        <NameList items={selected} kind={kind} />
      </DeleteDialog>
    </>
  );
}

function describeSame(noun: string, change: 'enable' | 'disable', count: number): string {
  return count === 0
    ? ''
    : `${formatCount(count, `${noun} is`, `${noun}s are`)} ${change}d already.`;
}
