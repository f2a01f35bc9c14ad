import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import Link, { type LinkProps } from '@cloudscape-design/components/link';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type ReactNode, useCallback } from 'react';
import { changeQuery, useUrlState } from './use-url-state.ts';

/** A link to another page of the dashboard. */
export function PageLink(props: LinkProps & { readonly href: string }) {
  return <Link {...props} onFollow={useFollow()} />;
}

/** A button that goes to another page of the dashboard. */
export function PageButton(props: ButtonProps & { readonly href: string }) {
  return <Button {...props} onFollow={useFollow()} />;
}

interface PanelLinkProps {
  /** The list with the item open. */
  readonly href: string;
  readonly children: ReactNode;
}

/**
 * Opens an item beside its list and keeps the list's filter and page, in another browser tab and
 * for whoever gets the link too.
 */
export function PanelLink({ href, children }: PanelLinkProps) {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const { set } = useUrlState();
  const [page = '', query] = href.split('?');
  const item = Object.fromEntries(new URLSearchParams(query));
  const isHere = page === pathname;
  return (
    <Link
      href={isHere ? page + changeQuery(params.toString(), item) : href}
      onFollow={(event) => {
        event.preventDefault();
        if (isHere) set(item, { push: true });
        else router.push(href);
      }}
    >
      {children}
    </Link>
  );
}

interface FollowEvent {
  preventDefault(): void;
  readonly detail: { readonly href?: string | undefined; readonly external?: boolean };
}

/** For `onFollow` of Cloudscape's links and buttons, which are plain anchors: no page load. */
export function useFollow(): (event: FollowEvent) => void {
  const router = useRouter();
  return useCallback(
    (event) => {
      const { href, external } = event.detail;
      if (href === undefined || external) return;
      event.preventDefault();
      router.push(href);
    },
    [router],
  );
}
