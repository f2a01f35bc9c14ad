import { targetQueuePrefix } from '@momento-gateway/shared/resource-names';
import { useEffect, useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { TextField } from '../../forms/text-field.tsx';
import { useGateway } from '../../gateway/use-gateway.ts';
import { suggestQueueName } from './suggest-queue-name.ts';
import type { TargetFormFields } from './target-fields.ts';

/** The name of a queue that is created with the rule: it follows the rule's until one is typed. */
export function NewQueueName({ place }: { readonly place: number }) {
  const { control, watch, getValues, setValue } = useFormContext<TargetFormFields>();
  const prefix = useGateway().data?.secretPrefix;
  const suggestion = prefix === undefined ? '' : suggestQueueName(prefix, watch('name'), place);
  const field = `targets.${place}.newName` as const;
  const suggested = useRef('');
  useEffect(() => {
    if (getValues(field) !== suggested.current) return;
    suggested.current = suggestion;
    setValue(field, suggestion);
  }, [field, suggestion, getValues, setValue]);
  return (
    <TextField
      control={control}
      name={field}
      label="Name of the new queue"
      // The same before the prefix is known: the fields below stay where they are.
      description="With the stack's admin policy, the dashboard can create only queues whose names begin like the example in the field."
      placeholder={prefix === undefined ? '' : `${targetQueuePrefix(prefix)}orders`}
      constraintText="1 to 80 letters, digits, hyphens and underscores."
    />
  );
}
