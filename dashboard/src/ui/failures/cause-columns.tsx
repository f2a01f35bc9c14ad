import type { TableProps } from '@cloudscape-design/components/table';
import type { FailureGroup } from '@momento-gateway/api/failures/failure-causes';
import type { FailureFilter } from '@momento-gateway/api/failures/failure-filter';
import { ChangeButton } from '../callers/change-button.tsx';
import { formatCount } from '../elements/format-count.ts';
import { RelativeTime } from '../elements/relative-time.tsx';
import { describeReason } from '../gateway/describe-call.ts';
import { failuresByHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';
import type { SizedColumn } from '../tables/use-table-layout.ts';
import { describeTarget } from './describe-failure.ts';
import { TargetCell, WebhookCell } from './failure-cells.tsx';
import type { FailureSelection } from './failure-selection.ts';

interface CauseCellProps {
  readonly group: FailureGroup;
  /** Of the failures that are counted. */
  readonly filter: FailureFilter;
}

type OnRedrive = (selection: FailureSelection) => void;

/** The columns of the causes of failures that a filter chooses. */
export function listCauseColumns(
  filter: FailureFilter,
  onRedrive: OnRedrive,
): readonly SizedColumn<FailureGroup>[] {
  return [
    {
      id: 'reason',
      header: 'Reason',
      basis: 220,
      sortingField: 'reason',
      isRowHeader: true,
      cell: (group) => <CauseLink group={group} filter={filter} />,
    },
    {
      id: 'target',
      header: 'Target',
      basis: 140,
      sortingField: 'target',
      cell: ({ cause }) => <TargetCell failure={cause} />,
    },
    {
      id: 'webhook',
      header: 'Webhook',
      basis: 140,
      sortingField: 'webhook',
      cell: (group) => <GroupWebhook group={group} />,
    },
    {
      id: 'count',
      header: 'Count',
      basis: 100,
      sortingField: 'count',
      cell: ({ count }) => count.toLocaleString('en'),
    },
    {
      id: 'first',
      header: 'First',
      basis: 95,
      sortingField: 'first',
      cell: ({ firstAt }) => <RelativeTime at={firstAt} />,
    },
    {
      id: 'last',
      header: 'Last',
      basis: 95,
      sortingField: 'last',
      cell: ({ lastAt }) => <RelativeTime at={lastAt} />,
    },
    {
      id: 'redrive',
      header: 'Redrive',
      basis: 105,
      cell: (group) => <RedriveCause group={group} filter={filter} onRedrive={onRedrive} />,
    },
  ];
}

/** On a phone everything important is in one column. */
export function listPhoneCauseColumns(
  filter: FailureFilter,
  onRedrive: OnRedrive,
): readonly TableProps.ColumnDefinition<FailureGroup>[] {
  return [
    {
      id: 'cause',
      header: 'Cause',
      isRowHeader: true,
      cell: (group) => (
        <div className="stacked">
          <CauseLink group={group} filter={filter} />
          <span>
            Target: <TargetCell failure={group.cause} />
          </span>
          <span>
            Webhook: <GroupWebhook group={group} />
          </span>
          <span>
            {formatCount(group.count, 'failure')}, first <RelativeTime at={group.firstAt} />, last{' '}
            <RelativeTime at={group.lastAt} />
          </span>
          <RedriveCause group={group} filter={filter} onRedrive={onRedrive} />
        </div>
      ),
    },
  ];
}

/** Leads to the failures of the cause. */
function CauseLink({ group: { cause, lastMessage }, filter }: CauseCellProps) {
  return (
    <span className="break" title={lastMessage}>
      <PageLink href={failuresByHref({ ...filter, cause })}>
        {describeReason(cause.reason)}
      </PageLink>
    </span>
  );
}

function GroupWebhook({ group: { cause, webhookName } }: Pick<CauseCellProps, 'group'>) {
  const { webhookId } = cause;
  return (
    <WebhookCell
      {...(webhookId !== undefined && { webhookId })}
      {...(webhookName !== undefined && { webhookName })}
    />
  );
}

function RedriveCause(props: CauseCellProps & { readonly onRedrive: OnRedrive }) {
  const { group, filter, onRedrive } = props;
  const { cause, count, webhookName } = group;
  const name = [describeReason(cause.reason), describeTarget(cause), webhookName];
  return (
    <ChangeButton
      of="startRedrive"
      variant="inline-link"
      ariaLabel={`Redrive ${formatCount(count, 'failure')}: ${name.filter(Boolean).join(', ')}`}
      onClick={() => onRedrive({ type: 'matching', filter: { ...filter, cause }, count })}
    >
      Redrive
    </ChangeButton>
  );
}
