import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import type { Me } from '@momento-gateway/api/me/me';
import { useSession } from '../callers/session.tsx';
import { useLeaveGuard } from '../navigation/leave-guard.tsx';

/** Who is signed in, and the way out. Nothing where nobody has to sign in. */
export function useUserMenu(): TopNavigationProps.Utility[] {
  const { leave, unload } = useLeaveGuard();
  const { me } = useSession();
  if (me === undefined || me.kind === 'local') return [];
  return [
    {
      type: 'menu-dropdown',
      text: me.name,
      title: me.name,
      ariaLabel: `Signed in as ${me.name}`,
      iconName: 'user-profile',
      description: describeRoles(me),
      items: me.canSignOut ? [{ id: 'sign-out', text: 'Sign out' }] : [],
      onItemClick: () => leave(() => unload(signOut)),
    },
  ];
}

/** Such as "viewer in default, admin in orders". */
export function describeRoles({ tenants }: Pick<Me, 'tenants'>): string {
  if (tenants.length === 0) return 'No role in any tenant';
  if (tenants.every(({ role }) => role === 'owner')) return 'owner of all tenants';
  return tenants.map(({ tenant, role }) => `${role} in ${tenant}`).join(', ');
}

/** A form: its answer leads to the provider, which signs out too. */
function signOut(): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/sign-out';
  document.body.append(form);
  form.submit();
}
