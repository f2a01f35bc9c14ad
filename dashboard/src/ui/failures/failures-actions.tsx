import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FailureFilter } from '@momento-gateway/api/failures/failure-filter';
import { ChangeButton } from '../callers/change-button.tsx';
import type { PolledQuery } from '../client/use-polled-query.ts';
import { RefreshButton } from '../elements/query-alert.tsx';
import { PageButton } from '../navigation/page-link.tsx';
import { ExportFailures } from './export-failures.tsx';
import type { FailureSelection } from './failure-selection.ts';

interface FailuresActionsProps {
  readonly query: PolledQuery;
  /** What the buttons work on. */
  readonly selection: FailureSelection;
  readonly filter: FailureFilter;
  /** How many the filter chooses. */
  readonly total: number;
  readonly onClear: () => void;
  readonly onRedrive: (selection: FailureSelection) => void;
  readonly onDelete: (selection: FailureSelection) => void;
}

const WHICH = { selected: 'selected', all: 'all', matching: 'all matching' } as const;

export function FailuresActions(props: FailuresActionsProps) {
  const { query, selection, filter, total, onClear, onRedrive, onDelete } = props;
  const isEmpty = selection.count === 0;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <RefreshButton query={query} what="failures" />
      <PageButton href="/failures/held">Held calls</PageButton>
      <PageButton href="/failures/redrives">Redrives</PageButton>
      <ExportFailures filter={filter} isEmpty={total === 0} />
      {selection.type === 'selected' && <Button onClick={onClear}>Clear selection</Button>}
      <ChangeButton of="deleteFailures" disabled={isEmpty} onClick={() => onDelete(selection)}>
        Delete {WHICH[selection.type]}
      </ChangeButton>
      <ChangeButton
        of="startRedrive"
        variant="primary"
        disabled={isEmpty}
        onClick={() => onRedrive(selection)}
      >
        Redrive {WHICH[selection.type]}
      </ChangeButton>
    </SpaceBetween>
  );
}
