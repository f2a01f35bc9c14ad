import Badge from '@cloudscape-design/components/badge';
import SideNavigation, {
  type SideNavigationProps,
} from '@cloudscape-design/components/side-navigation';
import { usePathname } from 'next/navigation';
import { useSession } from '../callers/session.tsx';
import { addTenant, useTenant } from '../callers/tenant.ts';
import { formatCount, formatNumber } from '../elements/format-count.ts';
import { countFailures, useGateway } from '../gateway/use-gateway.ts';
import { useFollow } from '../navigation/page-link.tsx';
import { SECTIONS, sectionOf } from '../navigation/sections.ts';

interface NavigationProps {
  /** Called when a link was followed. */
  readonly onFollowed: () => void;
}

export function Navigation({ onFollowed }: NavigationProps) {
  const pathname = usePathname();
  const follow = useFollow();
  const depth = countFailures(useGateway().data) ?? 0;
  const tenant = useTenant();
  const isOwner = useSession().role === 'owner';
  const shown = SECTIONS.filter((section) => isOwner || !('isOfOwners' in section));
  const items = shown.map(({ text, href }): SideNavigationProps.Link => {
    const link = { type: 'link', text, href: addTenant(href, tenant) } as const;
    if (href !== '/failures' || depth === 0) return link;
    const label = `About ${formatCount(depth, 'failure')}`;
    return {
      ...link,
      info: (
        <Badge color="red" nativeAttributes={{ 'aria-label': label, role: 'img' }}>
          ~{formatNumber(depth)}
        </Badge>
      ),
    };
  });
  return (
    <SideNavigation
      items={items}
      activeHref={addTenant(sectionOf(pathname)?.href ?? '', tenant)}
      onFollow={(event) => {
        follow(event);
        onFollowed();
      }}
    />
  );
}
