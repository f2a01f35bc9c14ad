import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Tenant } from '@momento-gateway/api/tenants/tenant';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { ChangeButton } from '../callers/change-button.tsx';
import { formatNumber } from '../elements/format-count.ts';
import { PageLink } from '../navigation/page-link.tsx';
import type { SizedColumn } from '../tables/use-table-layout.ts';

/** AWS's quota for a bus, unless it was raised. */
const RULES_MAX = 300;

interface TenantActions {
  readonly onRemove: (name: string) => void;
  /** Creates again what is missing. */
  readonly onRestore: (name: string) => void;
}

interface TenantProps {
  readonly tenant: Tenant;
}

/** The columns of the list of tenants. */
export function listTenantColumns(actions: TenantActions): readonly SizedColumn<Tenant>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      basis: 105,
      isRowHeader: true,
      cell: (tenant) => <NameLink tenant={tenant} />,
    },
    {
      id: 'state',
      header: 'State',
      basis: 130,
      cell: (tenant) => <Problems tenant={tenant} />,
    },
    {
      id: 'resources',
      header: 'Bus and queues',
      basis: 250,
      cell: (tenant) => <Resources tenant={tenant} />,
    },
    {
      id: 'webhooks',
      header: 'Webhooks',
      basis: 115,
      cell: ({ webhookCount }) => formatNumber(webhookCount),
    },
    {
      id: 'rules',
      header: 'Rules',
      basis: 100,
      cell: ({ ruleCount }) => `${formatNumber(ruleCount)} of ${RULES_MAX}`,
    },
    {
      id: 'failures',
      header: 'Failures',
      basis: 105,
      cell: ({ failureCount }) => aboutCount(failureCount),
    },
    {
      id: 'actions',
      header: 'Actions',
      basis: 110,
      cell: (tenant) => <TenantButtons tenant={tenant} {...actions} />,
    },
  ];
}

/** On a phone everything is in one column. */
export function listPhoneTenantColumns(actions: TenantActions) {
  return [
    {
      id: 'tenant',
      header: 'Tenant',
      isRowHeader: true,
      cell: (tenant: Tenant) => (
        <div className="stacked">
          <NameLink tenant={tenant} />
          <Problems tenant={tenant} />
          <Resources tenant={tenant} />
          <span>
            Webhooks: {formatNumber(tenant.webhookCount)}, rules: {formatNumber(tenant.ruleCount)}{' '}
            of {RULES_MAX}, failures: {aboutCount(tenant.failureCount)}
          </span>
          <TenantButtons tenant={tenant} {...actions} />
        </div>
      ),
    },
  ];
}

function NameLink({ tenant: { name } }: TenantProps) {
  return <PageLink href={`/?tenant=${name}`}>{name}</PageLink>;
}

function Problems({ tenant: { problems } }: TenantProps) {
  if (problems.length === 0) return <StatusIndicator>Complete</StatusIndicator>;
  return (
    <StatusIndicator type="error">
      <span className="break">{problems.join(' ')}</span>
    </StatusIndicator>
  );
}

function Resources({ tenant }: TenantProps) {
  const { busName, parkedQueueName, deadLetterQueueName, heldQueueName } = tenant;
  const names = [busName, parkedQueueName, deadLetterQueueName, heldQueueName];
  return (
    <div className="stacked">
      {names
        .filter((name) => name !== undefined)
        .map((name, place) => (
          <span key={place === 0 ? 'bus' : name} className="break">
            {name}
          </span>
        ))}
    </div>
  );
}

function TenantButtons({ tenant, onRemove, onRestore }: TenantProps & TenantActions) {
  const { name, problems } = tenant;
  const isDefault = name === DEFAULT_TENANT;
  return (
    <SpaceBetween direction="horizontal" size="s">
      {problems.length > 0 && !isDefault && (
        <ChangeButton
          of="createTenant"
          variant="inline-link"
          ariaLabel={`Restore the tenant ${name}`}
          onClick={() => onRestore(name)}
        >
          Restore
        </ChangeButton>
      )}
      <ChangeButton
        of="removeTenant"
        variant="inline-link"
        ariaLabel={`Remove the tenant ${name}`}
        {...(isDefault && {
          disabled: true,
          disabledReason: 'It has the bus and the queues of the stack, and goes with the stack.',
        })}
        onClick={() => onRemove(name)}
      >
        Remove
      </ChangeButton>
    </SpaceBetween>
  );
}

function aboutCount(count: number): string {
  return count === 0 ? '0' : `~${formatNumber(count)}`;
}
