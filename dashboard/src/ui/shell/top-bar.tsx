import TopNavigation from '@cloudscape-design/components/top-navigation';
import { addTenant, useTenant } from '../callers/tenant.ts';
import { nameEnvironment, useGateway } from '../gateway/use-gateway.ts';
import { useLeaveGuard } from '../navigation/leave-guard.tsx';
import { THEME_NAMES, THEMES, useTheme } from '../preferences/theme.ts';
import { useTenantMenu } from './use-tenant-menu.ts';
import { useUserMenu } from './use-user-menu.ts';

export function TopBar({ onShowKeys }: { readonly onShowKeys: () => void }) {
  const { go } = useLeaveGuard();
  const [theme, chooseTheme] = useTheme();
  const tenant = useTenant();
  const tenantMenu = useTenantMenu();
  const userMenu = useUserMenu();
  const environment = nameEnvironment(useGateway().data);
  return (
    <TopNavigation
      identity={{
        href: addTenant('/', tenant),
        title: 'Momento gateway',
        onFollow: (event) => {
          event.preventDefault();
          go('/');
        },
      }}
      utilities={[
        ...(environment === undefined
          ? []
          : [
              {
                type: 'button' as const,
                text: environment,
                ariaLabel: `Environment: ${environment}. Open Settings`,
                href: addTenant('/settings', tenant),
                // On a phone there is room for one of them.
                disableUtilityCollapse: tenantMenu.length === 0,
                disableTextCollapse: true,
                onFollow: (event: { preventDefault(): void }) => {
                  event.preventDefault();
                  go('/settings');
                },
              },
            ]),
        ...tenantMenu,
        {
          type: 'menu-dropdown',
          text: 'Theme',
          ariaLabel: `Theme: ${THEME_NAMES[theme]}`,
          items: THEMES.map((id) => ({
            id,
            itemType: 'checkbox' as const,
            text: THEME_NAMES[id],
            checked: id === theme,
          })),
          onItemClick: ({ detail }) => {
            const chosen = THEMES.find((id) => id === detail.id);
            if (chosen !== undefined) chooseTheme(chosen);
          },
        },
        {
          type: 'button',
          text: 'Shortcuts',
          ariaLabel: 'Show keyboard shortcuts',
          onClick: onShowKeys,
        },
        ...userMenu,
      ]}
      i18nStrings={{ overflowMenuTriggerText: 'More', overflowMenuTitleText: 'All' }}
    />
  );
}
