import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { HeldCallsCheck } from '@momento-gateway/api/held/held-call';
import { checkSigningSecret } from '@momento-gateway/api/held/held-call-operations';
import { useEffect, useState } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { useApi } from '../../client/api-context.tsx';
import { formatCount, formatNumber } from '../../elements/format-count.ts';
import { useListedWebhook } from '../../queries/use-webhooks.ts';
import type { RotateFields } from './rotate-form.ts';

/** Whoever types gets so far before the secret is checked. */
const PAUSE_MS = 500;

interface HeldPreviewProps {
  readonly webhookId: string;
  readonly control: Control<RotateFields>;
}

/** How many held calls the secret in the form verifies, before it is saved. */
export function HeldPreview({ webhookId, control }: HeldPreviewProps) {
  const isHeld = (useListedWebhook(webhookId)?.heldCount ?? 0) > 0;
  const signingSecret = useWatch({ control, name: 'signingSecret' });
  const check = useCheck(webhookId, isHeld ? signingSecret : '');
  return <div role="status">{isHeld && <PreviewText check={check} />}</div>;
}

/** Not through react-query, which would keep the secret. */
function useCheck(webhookId: string, signingSecret: string): Check {
  const api = useApi();
  const [check, setCheck] = useState<Check>('none');
  useEffect(() => {
    setCheck(signingSecret === '' ? 'none' : 'running');
    if (signingSecret === '') return;
    const abort = new AbortController();
    const { signal } = abort;
    const run = () =>
      api(checkSigningSecret, { params: { webhookId }, body: { signingSecret } }, { signal }).then(
        setCheck,
        () => signal.aborted || setCheck('failed'),
      );
    const timer = setTimeout(() => void run(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, webhookId, signingSecret]);
  return check;
}

type Check = HeldCallsCheck | 'none' | 'running' | 'failed';

function PreviewText({ check }: { readonly check: Check }) {
  if (check === 'none') return null;
  if (check === 'running') {
    return <StatusIndicator type="loading">Checking the held calls with it</StatusIndicator>;
  }
  if (check === 'failed') {
    return (
      <StatusIndicator type="warning">
        Could not check the held calls with it. You can save it: those that it verifies are
        published.
      </StatusIndicator>
    );
  }
  const { heldCount, verifiedCount, complete } = check;
  const held = `${complete ? '' : 'at least '}${formatCount(heldCount, 'held call')}`;
  return verifiedCount === 0 ? (
    <StatusIndicator type="warning">
      It verifies none of {held}: it may not be the secret that Momento uses now.
    </StatusIndicator>
  ) : (
    <StatusIndicator type="success">
      It verifies {formatNumber(verifiedCount)} of {held}. They are published when you save it.
    </StatusIndicator>
  );
}
