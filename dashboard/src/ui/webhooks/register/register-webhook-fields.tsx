import SpaceBetween from '@cloudscape-design/components/space-between';
import dynamic from 'next/dynamic';
import { useFormContext } from 'react-hook-form';
import { CheckboxField } from '../../forms/checkbox-field.tsx';
import { RadioField } from '../../forms/radio-field.tsx';
import { TextField } from '../../forms/text-field.tsx';
import type { RegisterFields, SecretWay } from './register-form.ts';

/** Loaded when it is chosen. */
const MomentoFields = dynamic(
  () => import('./momento-fields.tsx').then(({ MomentoFields }) => MomentoFields),
  { ssr: false },
);

const WAYS = [
  {
    value: 'paste',
    label: 'Manually',
    description: 'Create the webhook in Momento and paste its signing secret here.',
  },
  {
    value: 'key',
    label: 'With a Momento API key',
    description:
      'The dashboard creates the webhook in Momento, or uses an existing one, and gets its signing secret.',
  },
] as const;

interface RegisterWebhookFieldsProps {
  readonly way: SecretWay;
  readonly onChooseWay: (way: SecretWay) => void;
}

export function RegisterWebhookFields({ way, onChooseWay }: RegisterWebhookFieldsProps) {
  const { control } = useFormContext<RegisterFields>();
  return (
    <SpaceBetween size="l">
      <RadioField label="How to register it" items={WAYS} value={way} onChoose={onChooseWay} />
      <TextField
        control={control}
        name="name"
        label="Name"
        description="A name for this webhook. You can change it later."
        placeholder="Orders"
      />
      <TextField
        control={control}
        name="cache"
        label="Cache"
        description="The Momento cache of the topic. The gateway rejects events from another cache."
        placeholder="shop"
      />
      <TextField
        control={control}
        name="topic"
        label="Topic"
        description="The topic whose messages Momento posts."
        placeholder="orders"
      />
      {way === 'key' ? (
        <MomentoFields />
      ) : (
        <TextField
          control={control}
          name="signingSecret"
          label="Signing secret"
          type="password"
          description="Copy it from the webhook in Momento. It is stored in Secrets Manager and never shown again."
        />
      )}
      <CheckboxField
        control={control}
        name="parseText"
        label="Parse text"
        description="If a message is JSON, add it to the event as detail.json, so that rules can match its fields."
      />
    </SpaceBetween>
  );
}
