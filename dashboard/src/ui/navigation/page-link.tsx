'use client';

import Link, { type LinkProps } from '@cloudscape-design/components/link';
import { useFollow } from './use-follow.ts';

/** A link to another page of the dashboard. */
export function PageLink(props: LinkProps & { readonly href: string }) {
  return <Link {...props} onFollow={useFollow()} />;
}
