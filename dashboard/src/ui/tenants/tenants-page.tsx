'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Tenant } from '@momento-gateway/api/tenants/tenant';
import { useState } from 'react';
import { ChangeButton } from '../callers/change-button.tsx';
import { NeedsRole } from '../callers/needs-role.tsx';
import { useMissingRole } from '../callers/session.tsx';
import { formatNumber } from '../elements/format-count.ts';
import { RefreshButton } from '../elements/query-alert.tsx';
import { useErrorFlash, useFlash } from '../page/flashes.tsx';
import { Page } from '../page/page.tsx';
import { DataTable } from '../tables/data-table.tsx';
import { useFittedTable } from '../tables/use-fitted-table.tsx';
import { CreateTenantDialog } from './create-tenant-dialog.tsx';
import { RemoveTenantDialog } from './remove-tenant-dialog.tsx';
import { listPhoneTenantColumns, listTenantColumns } from './tenant-columns.tsx';
import { useCreateTenant, useTenants } from './use-tenants.ts';

const TITLE = 'Tenants';
const DESCRIPTION =
  'A tenant has a bus and queues of its own, with its webhooks, rules, and failures.';

const NONE: readonly Tenant[] = [];

const nameOf = ({ name }: Tenant) => name;

/** For owners; others see why not. */
export function TenantsPage() {
  const isRefused = useMissingRole('listTenants') !== undefined;
  if (!isRefused) return <TenantTable />;
  return (
    <Page title={TITLE} description={DESCRIPTION}>
      <NeedsRole of="listTenants">{null}</NeedsRole>
    </Page>
  );
}

function TenantTable() {
  const query = useTenants();
  const { tenants = NONE } = query.data ?? {};
  const [isCreating, setCreating] = useState(false);
  const [removed, setRemoved] = useState<string>();
  const restore = useRestore();
  const actions = { onRemove: setRemoved, onRestore: restore };
  return (
    <>
      <DataTable
        title={TITLE}
        description={DESCRIPTION}
        what="tenants"
        counter={query.data && `(${formatNumber(tenants.length)})`}
        query={query}
        items={tenants}
        {...useFittedTable('tenants', listTenantColumns(actions), listPhoneTenantColumns(actions))}
        idOf={nameOf}
        listKey="tenants"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <RefreshButton query={query} what="tenants" />
            <ChangeButton of="createTenant" variant="primary" onClick={() => setCreating(true)}>
              Create a tenant
            </ChangeButton>
          </SpaceBetween>
        }
        search={null}
        pagination={null}
        empty={null}
      />
      <CreateTenantDialog visible={isCreating} onClose={() => setCreating(false)} />
      <RemoveTenantDialog name={removed} onClose={() => setRemoved(undefined)} />
    </>
  );
}

/** Creates again what is missing of a tenant. */
function useRestore(): (name: string) => void {
  const create = useCreateTenant();
  const flash = useFlash();
  const showError = useErrorFlash();
  return (name) =>
    create.mutate(name, {
      onSuccess: ({ problems }) =>
        problems.length === 0
          ? flash({ type: 'success', header: `The tenant ${name} is complete` })
          : flash({
              type: 'warning',
              header: `The tenant ${name} still has problems`,
              content: problems.join(' '),
            }),
      onError: (error) => showError(`The tenant ${name} was not restored`, error),
    });
}
