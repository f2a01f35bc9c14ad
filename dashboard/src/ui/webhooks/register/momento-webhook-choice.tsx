import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { MomentoWebhook } from '@momento-gateway/api/momento/momento';
import { listMomentoWebhooks } from '@momento-gateway/api/momento/momento-operations';
import { useEffect, useEffectEvent, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useApi } from '../../client/api-context.tsx';
import { RadioField } from '../../forms/radio-field.tsx';
import { showSubmitError } from '../../forms/show-submit-error.ts';
import { isTaken, keepOrder, type MomentoChoice } from './keep-order.ts';
import { REGISTER_LOCATIONS, type RegisterFields } from './register-form.ts';

const NEW = 'new';
const EXISTING = 'existing:';

/** A new webhook in Momento, or an existing one of the cache. Another cache starts over. */
export function MomentoWebhookChoice() {
  const api = useApi();
  const { control, getValues, setValue, setError, clearErrors, trigger } =
    useFormContext<RegisterFields>();
  const [repoint, name] = useWatch({ control, name: ['repoint', 'momentoWebhook'] });
  const [found, setFound] = useState<readonly MomentoChoice[]>();
  const [isListing, setListing] = useState(false);

  function choose(chosen: MomentoWebhook | undefined) {
    setValue('repoint', chosen !== undefined);
    setValue('momentoWebhook', chosen?.name ?? '');
    clearErrors('momentoWebhook');
    if (chosen !== undefined) setValue('topic', chosen.topic);
  }
  const forgetOldChoice = useEffectEvent(() => {
    if (repoint === true) choose(undefined);
  });
  useEffect(() => forgetOldChoice(), []);

  async function list() {
    if (!(await trigger(['cache', 'apiKey', 'endpoint'], { shouldFocus: true }))) return;
    setListing(true);
    try {
      const { cache, apiKey, endpoint } = getValues();
      const { momentoWebhooks } = await api(listMomentoWebhooks, {
        body: { cache, apiKey, endpoint },
      });
      const again = keepOrder(found ?? [], momentoWebhooks);
      setFound(again);
      const { repoint, momentoWebhook } = getValues();
      const chosen = again.find((webhook) => webhook.name === momentoWebhook);
      if (repoint === true && (chosen === undefined || isTaken(chosen))) choose(undefined);
    } catch (error) {
      showSubmitError(error, REGISTER_LOCATIONS, setError);
    } finally {
      setListing(false);
    }
  }

  return (
    <SpaceBetween size="s">
      <RadioField
        label="Webhook in Momento"
        description="A cache can have five webhooks. An existing one keeps its signing secret and will post only to this gateway."
        items={[{ value: NEW, label: 'Create a new webhook' }, ...(found ?? []).map(toItem)]}
        value={repoint === true ? EXISTING + name : NEW}
        onChoose={(value) => choose(found?.find((webhook) => EXISTING + webhook.name === value))}
      />
      <Button
        formAction="none"
        iconName="refresh"
        loading={isListing}
        loadingText="Loading from Momento"
        onClick={list}
      >
        {found === undefined ? 'List the cache’s webhooks' : 'Refresh the list'}
      </Button>
      {found?.every(({ isGone }) => isGone) && (
        <Box variant="small">The cache has no webhooks in Momento yet.</Box>
      )}
    </SpaceBetween>
  );
}

function toItem(choice: MomentoChoice) {
  return {
    value: EXISTING + choice.name,
    label: `Use “${choice.name}”`,
    description: describe(choice),
    disabled: isTaken(choice),
  };
}

function describe({ topic, url, webhookId, isGone }: MomentoChoice): string {
  if (isGone === true) return 'No longer exists in Momento';
  return webhookId === undefined
    ? `Posts topic ${topic} to ${url}`
    : `Already posts topic ${topic} to this gateway`;
}
