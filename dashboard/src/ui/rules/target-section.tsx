'use client';

import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Controller, useFormContext } from 'react-hook-form';
import { TextField } from '../forms/text-field.tsx';
import { QueueField } from './queue-field.tsx';
import type { RuleFields } from './rule-form.ts';

const CHOICES = [
  { value: 'existing', label: 'An SQS queue of this account' },
  { value: 'new', label: 'A new SQS queue' },
] as const;

/** Where the events go. */
export function TargetSection() {
  const { control, watch } = useFormContext<RuleFields>();
  const queue = watch('target.queue');
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The queue’s policy gets a statement that lets EventBridge send to it. Events it does not take go to the failure queue."
        >
          Target
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Controller
          control={control}
          name="target.queue"
          render={({ field }) => (
            <FormField label="Send events to">
              <RadioGroup
                value={field.value}
                items={CHOICES}
                onChange={({ detail }) => field.onChange(detail.value)}
              />
            </FormField>
          )}
        />
        {queue === 'existing' ? (
          <QueueField />
        ) : (
          <TextField
            control={control}
            name="target.newName"
            label="Name of the new queue"
            placeholder="orders"
            constraintText="1 to 80 letters, digits, hyphens and underscores."
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
