'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { DEFAULT_TENANT } from '@momento-gateway/shared/resource-names';
import dynamic from 'next/dynamic';
import { useFormContext } from 'react-hook-form';
import { CheckboxField } from '../../forms/checkbox-field.tsx';
import { RadioField } from '../../forms/radio-field.tsx';
import { TextField } from '../../forms/text-field.tsx';
import type { RegisterFields, SecretWay } from './register-form.ts';

/** Loaded when somebody chooses it. */
const MomentoFields = dynamic(
  () => import('./momento-fields.tsx').then(({ MomentoFields }) => MomentoFields),
  { ssr: false },
);

const WAYS = [
  {
    value: 'paste',
    label: 'By hand',
    description: 'You make the webhook at Momento, and paste its signing secret here.',
  },
  {
    value: 'key',
    label: 'With a Momento API key',
    description:
      'The dashboard makes it at Momento, or points one here, and takes its signing secret.',
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
        description="What you call this webhook. It can be changed."
        placeholder="Orders"
      />
      <TextField
        control={control}
        name="cache"
        label="Cache"
        description="The Momento cache the topic is in. Its events must name this cache."
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
          description="Momento shows it for the webhook. It is stored in Secrets Manager and never shown again."
        />
      )}
      <TextField
        control={control}
        name="tenant"
        label="Tenant"
        description={`The team that owns the webhook; “${DEFAULT_TENANT}” when left out.`}
        isOptional
      />
      <CheckboxField
        control={control}
        name="parseText"
        label="Parse text"
        description="Where a message is itself JSON, add it to the event as detail.json, so that rules can match its fields."
      />
    </SpaceBetween>
  );
}
