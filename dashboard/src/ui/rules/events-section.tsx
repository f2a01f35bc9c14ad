'use client';

import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Controller, useFormContext } from 'react-hook-form';
import { TextField } from '../forms/text-field.tsx';
import type { RuleFields } from './rule-form.ts';
import { WebhookField } from './webhook-field.tsx';

const SOURCES = [
  { value: 'webhook', label: 'A registered webhook' },
  { value: 'topic', label: 'A topic' },
  { value: 'cache', label: 'All topics of a cache' },
] as const;

/** Which events the rule takes. */
export function EventsSection() {
  const { control, watch } = useFormContext<RuleFields>();
  const from = watch('events.from');
  return (
    <Container header={<Header variant="h2">Events</Header>}>
      <SpaceBetween size="l">
        <Controller
          control={control}
          name="events.from"
          render={({ field }) => (
            <FormField label="Events of">
              <RadioGroup
                value={field.value}
                items={SOURCES}
                onChange={({ detail }) => field.onChange(detail.value)}
              />
            </FormField>
          )}
        />
        {from === 'webhook' && <WebhookField />}
        {from !== 'webhook' && (
          <TextField control={control} name="events.cache" label="Cache" placeholder="shop" />
        )}
        {from === 'topic' && (
          <TextField control={control} name="events.topic" label="Topic" placeholder="orders" />
        )}
      </SpaceBetween>
    </Container>
  );
}
