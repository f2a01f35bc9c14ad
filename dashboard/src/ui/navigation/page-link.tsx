import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import Link, { type LinkProps } from '@cloudscape-design/components/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useCallback } from 'react';
import { useDisabled } from '../callers/change-button.tsx';
import type { Offer } from '../callers/explain-missing-role.ts';
import { addTenant, useTenant } from '../callers/tenant.ts';
import { useLeaveGuard } from './leave-guard.tsx';
import { changeQuery, useUrlState } from './use-url-state.ts';

/** A link to another page of the dashboard. */
export function PageLink(props: LinkProps & { readonly href: string }) {
  return <Link {...props} href={useHref(props.href)} onFollow={useFollow()} />;
}

/** A button that goes to another page of the dashboard. */
export function PageButton(props: ButtonProps & { readonly href: string }) {
  return <Button {...props} href={useHref(props.href)} onFollow={useFollow()} />;
}

/** One that goes to a form: disabled, with the reason, for whose role does not allow what it is for. */
export function ChangePageButton(
  props: ButtonProps & { readonly href: string; readonly of: Offer },
) {
  const { of, ...rest } = props;
  return <PageButton {...rest} {...useDisabled(of)} />;
}

/** The address of a page in this tenant. */
function useHref(href: string): string {
  return addTenant(href, useTenant());
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
  const { go } = useLeaveGuard();
  const pathname = usePathname();
  const params = useSearchParams();
  const { set } = useUrlState();
  const away = useHref(href);
  const [page = '', query] = href.split('?');
  const item = Object.fromEntries(new URLSearchParams(query));
  const isHere = page === pathname;
  return (
    <Link
      href={isHere ? page + changeQuery(params.toString(), item) : away}
      onFollow={(event) => {
        event.preventDefault();
        if (isHere) set(item, { push: true });
        else go(href);
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
  const { go } = useLeaveGuard();
  return useCallback(
    (event) => {
      const { href, external } = event.detail;
      if (href === undefined || external) return;
      event.preventDefault();
      go(href);
    },
    [go],
  );
}
