import type { ActivityPage } from '@momento-gateway/api/observation/activity';
import { EmptyState, NoMatch } from '../elements/empty-state.tsx';
import { formatTime } from '../elements/format-time.ts';
import { UNKNOWN_CALLS_HREF, webhookHref } from '../navigation/hrefs.ts';
import { PageButton, PageLink } from '../navigation/page-link.tsx';
import type { ActivityChoice } from './use-activity.ts';

interface NoActivityProps {
  readonly webhookId: string;
  readonly activity: ActivityPage;
  readonly choice: ActivityChoice;
  readonly onClear: () => void;
}

/** Why no call is listed, and what to do about it. */
export function NoActivity({ webhookId, activity, choice, onClear }: NoActivityProps) {
  const { logGroupFound, cursor, searchedFrom } = activity;
  const back = `The log was searched back to ${formatTime(searchedFrom)}.`;
  const isSearched = choice.search !== '' || choice.span !== undefined;
  if ((isSearched || choice.outcome !== undefined) && logGroupFound) {
    const action = isSearched ? 'Clear the filters' : 'Show any outcome';
    return (
      <NoMatch action={action} onClear={onClear}>
        {explainNoMatch(choice)} {back}
        {cursor !== undefined && ' The next page continues from there.'}
      </NoMatch>
    );
  }
  return (
    <EmptyState
      title={logGroupFound ? 'No calls' : 'No calls yet'}
      action={<PageButton href={webhookHref(webhookId)}>Send a test event</PageButton>}
    >
      {logGroupFound ? (
        <>
          {back} If Momento calls a mistyped URL, it is under{' '}
          <PageLink href={UNKNOWN_CALLS_HREF}>Unknown webhooks</PageLink>.
        </>
      ) : (
        'The log group is created with the gateway’s first call. If there were calls, correct LOG_GROUP_NAME.'
      )}
    </EmptyState>
  );
}

function explainNoMatch({ search, outcome, span }: ActivityChoice): string {
  const within = span === undefined ? '' : ' of this time';
  if (search !== '') {
    return `No call${within} has exactly the request id, event id or sequence number “${search}”${outcome === undefined ? '' : ' and this outcome'}.`;
  }
  return outcome === undefined
    ? 'There was no call in this time.'
    : `No call${within} has this outcome.`;
}
