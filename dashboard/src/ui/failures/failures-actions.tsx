'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Failure } from '../../api/failure.ts';
import type { PolledQuery } from '../client/use-polled-query.ts';
import { RefreshButton } from '../elements/refresh-button.tsx';
import { DeleteFailuresDialog } from './delete-failures-dialog.tsx';
import type { FailureSelection } from './failure-selection.ts';
import { RedriveDialog } from './redrive-dialog.tsx';

interface FailuresActionsProps {
  readonly query: PolledQuery<unknown>;
  readonly selected: readonly Failure[];
  readonly search: string;
  /** How many failures match the search, on all pages. */
  readonly total: number;
}

/** Redrive and delete: what is selected, or else everything that matches. */
export function FailuresActions({ query, selected, search, total }: FailuresActionsProps) {
  const [dialog, setDialog] = useState<'redrive' | 'delete'>();
  const selection: FailureSelection =
    selected.length > 0
      ? { type: 'selected', ids: selected.map(({ id }) => id), count: selected.length }
      : { type: search === '' ? 'all' : 'matching', search, count: total };
  const which = { selected: 'selected', all: 'all', matching: 'all matching' }[selection.type];
  const close = () => setDialog(undefined);
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <RefreshButton query={query} what="failures" />
        <Button disabled={selection.count === 0} onClick={() => setDialog('delete')}>
          Delete {which}
        </Button>
        <Button
          variant="primary"
          disabled={selection.count === 0}
          onClick={() => setDialog('redrive')}
        >
          Redrive {which}
        </Button>
      </SpaceBetween>
      <RedriveDialog visible={dialog === 'redrive'} selection={selection} onClose={close} />
      <DeleteFailuresDialog visible={dialog === 'delete'} selection={selection} onClose={close} />
    </>
  );
}
