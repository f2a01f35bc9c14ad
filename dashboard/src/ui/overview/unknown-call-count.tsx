import { formatNumber } from '../elements/format-count.ts';
import { UNKNOWN_CALLS_HREF } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';
import { useUnknownCalls } from '../queries/use-unknown-calls.ts';

/** Leads to calls to webhooks that do not exist, when there are any. */
export function UnknownCallCount() {
  const { total = 0 } = useUnknownCalls().data ?? {};
  if (total === 0) return null;
  return (
    <PageLink href={UNKNOWN_CALLS_HREF} fontSize="body-s">
      {formatNumber(total)} unknown called
    </PageLink>
  );
}
