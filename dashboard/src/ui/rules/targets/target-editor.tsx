import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { TARGET_TYPES } from '@momento-gateway/api/rules/target-arn';
import { Controller, useFormContext } from 'react-hook-form';
import { ChoiceField } from '../../forms/choice-field.tsx';
import { RadioField } from '../../forms/radio-field.tsx';
import { NewQueueName } from './new-queue-name.tsx';
import { TargetDelivery } from './target-delivery.tsx';
import { TargetDestination } from './target-destination.tsx';
import { isNewQueue, NEW_TARGET, type TargetFormFields } from './target-fields.ts';
import { TargetInput } from './target-input.tsx';
import { TYPE_NAMES } from './target-name.ts';
import { TargetPermission } from './target-permission.tsx';

const CHOICES = Object.fromEntries(TARGET_TYPES.map((type) => [type, TYPE_NAMES[type]]));

const QUEUES = [
  { value: 'existing', label: 'An existing SQS queue in this account' },
  { value: 'new', label: 'A new SQS queue' },
] as const;

interface TargetEditorProps {
  readonly place: number;
  /** Undefined for the only target. */
  readonly onRemove: (() => void) | undefined;
}

export function TargetEditor({ place, onRemove }: TargetEditorProps) {
  const { control, watch, setValue } = useFormContext<TargetFormFields>();
  const fields = watch(`targets.${place}`) ?? NEW_TARGET;
  const clear = () => {
    for (const field of ['arn', 'version', 'group', 'parameters'] as const) {
      setValue(`targets.${place}.${field}`, '');
    }
  };
  return (
    <fieldset aria-label={`Target ${place + 1}`} className="boxed">
      <SpaceBetween size="m">
        <ChoiceField
          control={control}
          name={`targets.${place}.type`}
          label="Send events to"
          choices={CHOICES}
          onChosen={clear}
        />
        {fields.type === 'sqs' && (
          <Controller
            control={control}
            name={`targets.${place}.queue`}
            render={({ field }) => (
              <RadioField
                label="Queue to use"
                items={QUEUES}
                value={field.value}
                onChoose={field.onChange}
              />
            )}
          />
        )}
        {isNewQueue(fields) ? <NewQueueName place={place} /> : <TargetDestination place={place} />}
        {!isNewQueue(fields) && <TargetPermission place={place} />}
        <ExpandableSection headerText="Retries and dead-letter queue">
          <TargetDelivery place={place} />
        </ExpandableSection>
        <ExpandableSection headerText="Input">
          <TargetInput place={place} />
        </ExpandableSection>
        {onRemove !== undefined && (
          <Button formAction="none" ariaLabel={`Remove target ${place + 1}`} onClick={onRemove}>
            Remove
          </Button>
        )}
      </SpaceBetween>
    </fieldset>
  );
}
