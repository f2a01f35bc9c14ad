import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { PanelLink } from '../navigation/page-link.tsx';

interface EventLinkProps {
  readonly id: string;
  readonly children: ReactNode;
}

/** Opens an event beside its list, on whichever page the list is. */
export function EventLink({ id, children }: EventLinkProps) {
  const query = new URLSearchParams({ event: id });
  return <PanelLink href={`${usePathname()}?${query}`}>{children}</PanelLink>;
}
