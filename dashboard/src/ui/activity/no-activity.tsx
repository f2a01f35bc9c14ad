'use client';

import Button from '@cloudscape-design/components/button';
import type { ActivityPage } from '@momento-gateway/api/observation/activity';
import { EmptyState } from '../elements/empty-state.tsx';
import { formatTime } from '../elements/format-age.ts';
import { PageButton } from '../navigation/page-button.tsx';
import { webhookHref } from '../navigation/webhook-href.ts';

interface NoActivityProps {
  readonly webhookId: string;
  readonly activity: ActivityPage;
  /** Only calls of one outcome were asked for. */
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** Why no call is listed, and what to do about it. */
export function NoActivity({ webhookId, activity, isFiltered, onClear }: NoActivityProps) {
  const back = `The log was searched back to ${formatTime(activity.searchedFrom)}.`;
  if (isFiltered && activity.logGroupFound) {
    return (
      <EmptyState title="No match" action={<Button onClick={onClear}>Show any outcome</Button>}>
        No call ended like this. {back}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={activity.logGroupFound ? 'No calls' : 'No call has come yet'}
      action={<PageButton href={webhookHref(webhookId)}>Send a test event</PageButton>}
    >
      {activity.logGroupFound
        ? back
        : 'The gateway’s first call makes its log group. If there were calls, correct LOG_GROUP_NAME.'}
    </EmptyState>
  );
}
