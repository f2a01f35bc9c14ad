import Select, { type SelectProps } from '@cloudscape-design/components/select';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { readWebhook } from '@momento-gateway/api/webhooks/webhook-operations';
import { skipToken, useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import { useApi } from '../client/api-context.tsx';
import { describeError } from '../client/explain-error.ts';
import { useFrozenWhileOpen } from '../elements/use-frozen-while-open.ts';
import { webhookKeys } from '../queries/change-cached-webhook.ts';
import { useWebhookPage } from '../queries/use-webhooks.ts';

const SHOWN_AT_MOST = 50;

interface WebhookSelectProps {
  /** Empty for none. */
  readonly webhookId: string;
  /** What the chosen one is called until its name is known. */
  readonly label: string;
  readonly onChoose: (webhook: Webhook) => void;
  readonly onBlur?: () => void;
  readonly ref?: Ref<SelectProps.Ref>;
}

/** Chooses a webhook. The search runs on the server, over all webhooks. */
export function WebhookSelect({ webhookId, label, onChoose, onBlur, ref }: WebhookSelectProps) {
  const [search, setSearch] = useState('');
  const query = useWebhookPage({ search, limit: SHOWN_AT_MOST });
  const found = query.isPlaceholder ? NO_WEBHOOKS : (query.data?.webhooks ?? NO_WEBHOOKS);
  const status = statusOf(query);
  const asked = found.length === 0 ? `nothing, ${status}` : search;
  const [shown, frame] = useFrozenWhileOpen({ webhooks: found, status } as const, asked);
  const { webhooks } = shown;
  const options = webhooks.map(toOption);
  const listed = options.find(({ value }) => value === webhookId);
  const unlisted = useUnlistedWebhook(listed === undefined ? webhookId : '');
  const chosen = listed ?? { value: webhookId, label: unlisted?.name ?? label };

  const choose = ({ value }: SelectProps.Option) => {
    const webhook = webhooks.find((candidate) => candidate.webhookId === value);
    if (webhook !== undefined) onChoose(webhook);
  };

  return (
    <div ref={frame}>
      <Select
        ref={ref}
        placeholder="Choose a webhook"
        options={options}
        selectedOption={webhookId === '' ? null : chosen}
        filteringType="manual"
        filteringPlaceholder="Search by name, cache or topic"
        filteringAriaLabel="Search webhooks"
        onLoadItems={({ detail }) => setSearch(detail.filteringText)}
        statusType={shown.status}
        loadingText="Loading the webhooks"
        errorText={query.error === null ? '' : describeError(query.error)}
        recoveryText="Retry"
        empty={search === '' ? 'No webhooks yet' : 'No match'}
        {...(onBlur && { onBlur })}
        onChange={({ detail }) => choose(detail.selectedOption)}
      />
    </div>
  );
}

/** The chosen webhook when it is not among those that are shown; empty for none. */
function useUnlistedWebhook(webhookId: string): Webhook | undefined {
  const api = useApi();
  const { data } = useQuery({
    queryKey: webhookKeys.one(webhookId),
    queryFn:
      webhookId === ''
        ? skipToken
        : (options) => api(readWebhook, { params: { webhookId } }, options),
  });
  return data;
}

const NO_WEBHOOKS: readonly Webhook[] = [];

function toOption({ webhookId, name, detailType, enabled }: Webhook) {
  return {
    value: webhookId,
    label: name,
    description: detailType,
    ...(enabled ? {} : { labelTag: 'Disabled' }),
  };
}

function statusOf(query: ReturnType<typeof useWebhookPage>) {
  if (query.error !== null) return 'error';
  return query.isPending || query.isPlaceholder ? 'loading' : 'finished';
}
