import Alert from '@cloudscape-design/components/alert';
import { formatCount } from '../elements/format-count.ts';
import { useHeldCalls } from '../held/use-held-calls.ts';
import { HELD_CALLS_HREF } from '../navigation/hrefs.ts';
import { PageButton } from '../navigation/page-link.tsx';

const POLL_MS = 30_000;

/** Says that calls are held, with the most likely cause and the way on. */
export function HeldNotice() {
  const { allTotal = 0, complete, options = [] } = useHeldCalls({ limit: 1 }, POLL_MS).data ?? {};
  if (allTotal === 0) return null;
  const names = options.flatMap(({ property, label }) =>
    property === 'webhookId' && label !== undefined ? [label] : [],
  );
  return (
    <Alert
      type="warning"
      statusIconAriaLabel="Warning"
      header={`${complete ? '' : 'At least '}${formatCount(allTotal, 'call is', 'calls are')} held`}
      action={<PageButton href={HELD_CALLS_HREF}>View held calls</PageButton>}
    >
      They could not be verified{names.length > 0 && `: calls of ${names.join(', ')}`}. Most likely
      a signing secret was changed at Momento. Store the new one: the calls that it verifies are
      published.
    </Alert>
  );
}
