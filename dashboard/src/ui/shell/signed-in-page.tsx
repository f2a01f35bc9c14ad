'use client';

import { useEffect } from 'react';
import { EmptyState } from '../elements/empty-state.tsx';
import { PageButton } from '../navigation/page-link.tsx';
import { Page } from '../page/page.tsx';
import { announceSignIn } from './sign-ins.ts';

/** The end of a sign-in beside a page whose session had ended. */
export function SignedInPage() {
  useEffect(announceSignIn, []);
  return (
    <Page title="Signed in" description="You are signed in again.">
      <EmptyState
        title="Go on in the tab that you came from"
        action={<PageButton href="/">Go to Overview</PageButton>}
      >
        It has kept what you entered. You can close this tab.
      </EmptyState>
    </Page>
  );
}
