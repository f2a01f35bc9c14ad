'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { DEFAULT_TENANT } from '@momento-gateway/shared/resource-names';
import type { Control } from 'react-hook-form';
import type { RegisterWebhook } from '../../api/webhook.ts';
import { CheckboxField } from '../forms/checkbox-field.tsx';
import { TextField } from '../forms/text-field.tsx';

interface RegisterWebhookFieldsProps {
  readonly control: Control<RegisterWebhook>;
}

export function RegisterWebhookFields({ control }: RegisterWebhookFieldsProps) {
  return (
    <SpaceBetween size="l">
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
      <TextField
        control={control}
        name="signingSecret"
        label="Signing secret"
        type="password"
        description="Momento shows it for the webhook. It is stored in Secrets Manager and never shown again."
      />
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
