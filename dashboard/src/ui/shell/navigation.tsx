import Badge from '@cloudscape-design/components/badge';
import SideNavigation, {
  type SideNavigationProps,
} from '@cloudscape-design/components/side-navigation';
import { usePathname } from 'next/navigation';
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
  const items = SECTIONS.map(({ text, href }): SideNavigationProps.Link => {
    const link = { type: 'link', text, href } as const;
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
      activeHref={sectionOf(pathname)?.href ?? ''}
      onFollow={(event) => {
        follow(event);
        onFollowed();
      }}
    />
  );
}
