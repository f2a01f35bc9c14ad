'use client';

import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { Controller, useFormContext } from 'react-hook-form';
import type { RuleFields } from './rule-form.ts';
import { useQueues } from './use-queues.ts';

/** Picks one of the account's queues. */
export function QueueField() {
  const { control } = useFormContext<RuleFields>();
  const query = useQueues();
  const options = (query.data?.targets ?? []).map(({ arn, name }) => ({
    value: arn,
    label: name,
    description: arn,
  }));
  const status = query.error !== null ? 'error' : query.isPending ? 'loading' : 'finished';
  return (
    <Controller
      control={control}
      name="target.arn"
      render={({ field, fieldState }) => (
        <FormField label="Queue" errorText={fieldState.error?.message} stretch>
          <Select
            ref={field.ref}
            placeholder="Pick a queue"
            options={options}
            selectedOption={options.find(({ value }) => value === field.value) ?? null}
            filteringType="auto"
            filteringPlaceholder="Search by name"
            filteringAriaLabel="Search queues"
            statusType={status}
            loadingText="Loading the queues"
            errorText="The queues could not be loaded."
            recoveryText="Retry"
            onLoadItems={({ detail }) => {
              if (detail.samePage) void query.refetch();
            }}
            empty="This account has no queue in this Region."
            noMatch="No match"
            onBlur={field.onBlur}
            onChange={({ detail }) => field.onChange(detail.selectedOption.value)}
          />
        </FormField>
      )}
    />
  );
}
