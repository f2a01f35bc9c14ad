import SpaceBetween from '@cloudscape-design/components/space-between';
import {
  EVENT_AGE_MAX_SECONDS,
  EVENT_AGE_MIN_SECONDS,
  RETRY_ATTEMPTS_MAX,
} from '@momento-gateway/api/rules/target';
import { useFormContext } from 'react-hook-form';
import { ChoiceField } from '../../forms/choice-field.tsx';
import { TextField } from '../../forms/text-field.tsx';
import { NEW_TARGET, type TargetFormFields } from './target-fields.ts';
import { TargetPicker } from './target-picker.tsx';

const DEAD_LETTERS = {
  failures: 'The gateway’s dead-letter queue',
  other: 'Another queue',
  none: 'None: the event is lost',
};

const RETRIES = {
  default: `EventBridge default: ${RETRY_ATTEMPTS_MAX} attempts within 24 hours`,
  own: 'Custom retry policy',
};

/** How often EventBridge retries, and where undelivered events go. */
export function TargetDelivery({ place }: { readonly place: number }) {
  const { control, watch } = useFormContext<TargetFormFields>();
  const { deadLetter, retry } = watch(`targets.${place}`) ?? NEW_TARGET;
  const age = `${EVENT_AGE_MIN_SECONDS} to ${EVENT_AGE_MAX_SECONDS.toLocaleString('en')} seconds.`;
  return (
    <SpaceBetween size="m">
      <ChoiceField
        control={control}
        name={`targets.${place}.deadLetter`}
        label="Undelivered events go to"
        choices={DEAD_LETTERS}
      />
      {deadLetter === 'other' && (
        <TargetPicker
          name={`targets.${place}.deadLetterArn`}
          type="sqs"
          label="Dead-letter queue"
        />
      )}
      <ChoiceField
        control={control}
        name={`targets.${place}.retry`}
        label="Retries"
        choices={RETRIES}
      />
      {retry === 'own' && (
        <SpaceBetween size="m">
          <TextField
            control={control}
            name={`targets.${place}.attempts`}
            label="Attempts"
            constraintText={`0 to ${RETRY_ATTEMPTS_MAX}.`}
          />
          <TextField
            control={control}
            name={`targets.${place}.maxAgeSeconds`}
            label="Maximum age of an event, in seconds"
            constraintText={age}
          />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
