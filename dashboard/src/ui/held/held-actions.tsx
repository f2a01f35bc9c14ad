import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FailureFilter } from '@momento-gateway/api/failures/failure-filter';
import { ChangeButton } from '../callers/change-button.tsx';
import type { PolledQuery } from '../client/use-polled-query.ts';
import { RefreshButton } from '../elements/query-alert.tsx';
import type { FailureSelection } from '../failures/failure-selection.ts';
import { PageButton } from '../navigation/page-link.tsx';
import { ExportHeldCalls } from './export-held-calls.tsx';

interface HeldActionsProps {
  readonly query: PolledQuery;
  /** What the buttons work on. */
  readonly selection: FailureSelection;
  readonly filter: FailureFilter;
  readonly isStarting: boolean;
  readonly onClear: () => void;
  readonly onVerify: (selection: FailureSelection) => void;
  readonly onDiscard: (selection: FailureSelection) => void;
}

const WHICH = { selected: 'selected', all: 'all', matching: 'all matching' } as const;

export function HeldActions(props: HeldActionsProps) {
  const { query, selection, filter, isStarting, onClear, onVerify, onDiscard } = props;
  const isEmpty = selection.count === 0;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <RefreshButton query={query} what="held calls" />
      <PageButton href="/failures">Failures</PageButton>
      <ExportHeldCalls filter={filter} isEmpty={isEmpty} />
      {selection.type === 'selected' && <Button onClick={onClear}>Clear selection</Button>}
      <ChangeButton of="discardHeldCalls" disabled={isEmpty} onClick={() => onDiscard(selection)}>
        Discard {WHICH[selection.type]}
      </ChangeButton>
      <ChangeButton
        of="verifyHeldCalls"
        variant="primary"
        disabled={isEmpty}
        loading={isStarting}
        onClick={() => onVerify(selection)}
      >
        Verify {WHICH[selection.type]}
      </ChangeButton>
    </SpaceBetween>
  );
}
