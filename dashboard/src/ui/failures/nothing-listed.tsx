import { EmptyState, NoMatch } from '../elements/empty-state.tsx';
import { PageButton } from '../navigation/page-link.tsx';

interface NothingListedProps {
  readonly what: 'failure' | 'held call';
  /** What it means that there are none. */
  readonly none: string;
  readonly isFiltered: boolean;
  /** Whether all were looked at. */
  readonly isComplete: boolean;
  readonly onClear: () => void;
}

/** An empty list. What others look at is not none. */
export function NothingListed(props: NothingListedProps) {
  const { what, none, isFiltered, isComplete, onClear } = props;
  if (isFiltered) {
    return (
      <NoMatch action="Clear the filter" onClear={onClear}>
        No {what} {!isComplete && 'that could be looked at '}matches the filter.
      </NoMatch>
    );
  }
  return (
    <EmptyState
      title={isComplete ? `No ${what}s` : `No ${what} could be looked at`}
      action={<PageButton href="/webhooks">View webhooks</PageButton>}
    >
      {isComplete ? none : 'There may be some: others look at them right now. Refresh in a moment.'}
    </EmptyState>
  );
}

export function NoFailures(props: Omit<NothingListedProps, 'what' | 'none'>) {
  return <NothingListed what="failure" none="No event waits to be redriven." {...props} />;
}
