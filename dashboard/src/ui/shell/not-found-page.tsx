import { EmptyState } from '../elements/empty-state.tsx';
import { PageButton } from '../navigation/page-link.tsx';
import { Page } from '../page/page.tsx';

export function NotFoundPage() {
  return (
    <Page title="Not found" description="There is nothing at this address.">
      <EmptyState
        title="This page does not exist"
        action={<PageButton href="/">Go to Overview</PageButton>}
      >
        Check the address. It may have a typo, or the page was moved.
      </EmptyState>
    </Page>
  );
}
