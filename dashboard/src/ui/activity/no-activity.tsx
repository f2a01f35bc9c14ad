import type { ActivityPage } from '@momento-gateway/api/observation/activity';
import { EmptyState, NoMatch } from '../elements/empty-state.tsx';
import { formatTime } from '../elements/format-time.ts';
import { webhookHref } from '../navigation/hrefs.ts';
import { PageButton } from '../navigation/page-link.tsx';

interface NoActivityProps {
  readonly webhookId: string;
  readonly activity: ActivityPage;
  /** Only calls with one outcome are shown. */
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** Why no call is listed, and what to do about it. */
export function NoActivity({ webhookId, activity, isFiltered, onClear }: NoActivityProps) {
  const back = `The log was searched back to ${formatTime(activity.searchedFrom)}.`;
  if (isFiltered && activity.logGroupFound) {
    return (
      <NoMatch action="Show any outcome" onClear={onClear}>
        No call has this outcome. {back}
      </NoMatch>
    );
  }
  return (
    <EmptyState
      title={activity.logGroupFound ? 'No calls' : 'No calls yet'}
      action={<PageButton href={webhookHref(webhookId)}>Send a test event</PageButton>}
    >
      {activity.logGroupFound
        ? back
        : 'The log group is created with the gateway’s first call. If there were calls, correct LOG_GROUP_NAME.'}
    </EmptyState>
  );
}
