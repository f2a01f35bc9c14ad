import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { HeldCallsCheck } from '@momento-gateway/api/held/held-call';
import { checkSigningSecret } from '@momento-gateway/api/held/held-call-operations';
import { useEffect, useState } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { useApi } from '../../client/api-context.tsx';
import { useWebhookPage } from '../../queries/use-webhooks.ts';
import { describeHeldCheck } from './describe-held-check.ts';
import type { RotateFields } from './rotate-form.ts';

/** Whoever types gets so far before the secret is checked. */
const PAUSE_MS = 500;

interface HeldPreviewProps {
  readonly webhookId: string;
  readonly control: Control<RotateFields>;
}

/** How many held calls the secret in the form verifies, before it is saved. */
export function HeldPreview({ webhookId, control }: HeldPreviewProps) {
  const isHeld = useMayBeHeld(webhookId);
  const [signingSecret, overlapMinutes] = useWatch({
    control,
    name: ['signingSecret', 'overlapMinutes'],
  });
  const check = useCheck(webhookId, isHeld ? signingSecret : '', overlapMinutes);
  return (
    <div role="status" className={isHeld ? 'late-sentences' : undefined}>
      {isHeld && <PreviewText check={check} />}
    </div>
  );
}

/** Whether calls of a webhook are held, or may be: what could not be looked at is not none. */
function useMayBeHeld(webhookId: string): boolean {
  const page = useWebhookPage({ search: webhookId, limit: 1 }).data;
  const listed = page?.webhooks.find((webhook) => webhook.webhookId === webhookId);
  return page?.heldState !== 'not-configured' && listed?.heldCount !== 0;
}

/** Not through react-query, which would keep the secret. */
function useCheck(webhookId: string, signingSecret: string, overlapMinutes: number): Check {
  const api = useApi();
  const [check, setCheck] = useState<Check>('none');
  useEffect(() => {
    setCheck(signingSecret === '' ? 'none' : 'running');
    if (signingSecret === '') return;
    const abort = new AbortController();
    const { signal } = abort;
    const run = () =>
      api(
        checkSigningSecret,
        { params: { webhookId }, body: { signingSecret, overlapMinutes } },
        { signal },
      ).then(setCheck, (error: Error) => signal.aborted || setCheck(error));
    const timer = setTimeout(() => void run(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, webhookId, signingSecret, overlapMinutes]);
  return check;
}

type Check = HeldCallsCheck | 'none' | 'running' | Error;

function PreviewText({ check }: { readonly check: Check }) {
  if (check === 'none') return null;
  if (check === 'running') {
    return <StatusIndicator type="loading">Checking the held calls with it</StatusIndicator>;
  }
  if (check instanceof Error) {
    return (
      <StatusIndicator type="warning">
        Could not check the held calls with it. {check.message}
      </StatusIndicator>
    );
  }
  const described = describeHeldCheck(check);
  if (described === undefined) return null;
  return <StatusIndicator type={described.type}>{described.text}</StatusIndicator>;
}
