'use client';

import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { usePathname } from 'next/navigation';
import { breadcrumbsFor } from './breadcrumbs-for.ts';
import { useFollow } from './use-follow.ts';

/** The way from the overview to this page. */
export function Breadcrumbs() {
  const items = breadcrumbsFor(usePathname());
  return <BreadcrumbGroup items={items} onFollow={useFollow()} ariaLabel="Breadcrumbs" />;
}
