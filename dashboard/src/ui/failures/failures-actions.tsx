import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { PolledQuery } from '../client/use-polled-query.ts';
import { RefreshButton } from '../elements/query-alert.tsx';
import type { FailureSelection } from './failure-selection.ts';

interface FailuresActionsProps {
  readonly query: PolledQuery;
  /** What the buttons work on. */
  readonly selection: FailureSelection;
  readonly onRedrive: (selection: FailureSelection) => void;
  readonly onDelete: (selection: FailureSelection) => void;
}

const WHICH = { selected: 'selected', all: 'all', matching: 'all matching' } as const;

export function FailuresActions(props: FailuresActionsProps) {
  const { query, selection, onRedrive, onDelete } = props;
  const isEmpty = selection.count === 0;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <RefreshButton query={query} what="failures" />
      <Button disabled={isEmpty} onClick={() => onDelete(selection)}>
        Delete {WHICH[selection.type]}
      </Button>
      <Button variant="primary" disabled={isEmpty} onClick={() => onRedrive(selection)}>
        Redrive {WHICH[selection.type]}
      </Button>
    </SpaceBetween>
  );
}
