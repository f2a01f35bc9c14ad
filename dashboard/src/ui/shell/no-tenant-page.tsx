import Alert from '@cloudscape-design/components/alert';
import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { useSession } from '../callers/session.tsx';
import { useTenant } from '../callers/tenant.ts';
import { PageLink } from '../navigation/page-link.tsx';
import { Page } from '../page/page.tsx';

const hrefOf = (tenant: string) => `/?tenant=${encodeURIComponent(tenant)}`;

/** Instead of any page of a tenant that the caller has no role in, whether or not it exists. */
export function NoTenantPage() {
  const tenant = useTenant();
  const tenants = useSession().me?.tenants ?? [];
  const first = tenants[0]?.tenant;
  const isStart = usePathname() === '/' && window.location.search === '';
  const isElsewhere = isStart && first !== undefined;
  useEffect(() => {
    if (isElsewhere) window.location.replace(hrefOf(first));
  }, [isElsewhere, first]);
  if (isElsewhere) return null;
  return (
    <Page title="No such tenant" description="Each page shows one tenant.">
      <Alert type="warning" statusIconAriaLabel="Warning">
        There is no tenant “{tenant}”, or you have no role in it. Ask the people who run this
        dashboard.
      </Alert>
      {tenants.length > 0 && (
        <div>
          Your tenants:
          <ul className="counted">
            {tenants.map(({ tenant: name, role }) => (
              <li key={name}>
                <PageLink href={hrefOf(name)}>{name}</PageLink> ({role})
              </li>
            ))}
          </ul>
        </div>
      )}
    </Page>
  );
}
