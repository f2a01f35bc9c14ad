'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';

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
