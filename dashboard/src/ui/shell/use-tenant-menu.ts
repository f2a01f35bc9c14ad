import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { usePathname } from 'next/navigation';
import { useSession } from '../callers/session.tsx';
import { useTenant } from '../callers/tenant.ts';
import { useLeaveGuard } from '../navigation/leave-guard.tsx';
import { sectionOf } from '../navigation/sections.ts';

/** What a phone has room for. */
const SHOWN_CHARACTERS = 14;

/** Switches to another tenant, for those who have several. Nothing that is open is of both. */
export function useTenantMenu(): TopNavigationProps.Utility[] {
  const { go } = useLeaveGuard();
  const pathname = usePathname();
  const tenant = useTenant();
  const tenants = useSession().me?.tenants ?? [];
  if (tenants.length < 2) return [];
  return [
    {
      type: 'menu-dropdown',
      text: shorten(tenant),
      ariaLabel: `Tenant: ${tenant}`,
      disableUtilityCollapse: true,
      items: tenants.map((one) => ({
        id: one.tenant,
        itemType: 'checkbox',
        text: one.tenant,
        secondaryText: one.role,
        checked: one.tenant === tenant,
      })),
      onItemClick: ({ detail: { id } }) => {
        if (id === tenant) return;
        go(`${sectionOf(pathname)?.href ?? '/'}?tenant=${encodeURIComponent(id)}`);
      },
    },
  ];
}

function shorten(name: string): string {
  return name.length <= SHOWN_CHARACTERS ? name : `${name.slice(0, SHOWN_CHARACTERS - 1)}…`;
}
