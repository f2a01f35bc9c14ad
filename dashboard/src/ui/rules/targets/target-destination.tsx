import SpaceBetween from '@cloudscape-design/components/space-between';
import { ROLE_TYPES } from '@momento-gateway/api/rules/target-arn';
import { useFormContext } from 'react-hook-form';
import { TextField } from '../../forms/text-field.tsx';
import {
  hasGroup,
  hasParameters,
  NEW_TARGET,
  type TargetFields,
  type TargetFormFields,
} from './target-fields.ts';
import { TYPE_NAMES } from './target-name.ts';
import { TargetParameters } from './target-parameters.tsx';
import { TargetPicker } from './target-picker.tsx';

/** What an existing target is, and what its type needs to be reached. */
export function TargetDestination({ place }: { readonly place: number }) {
  const { watch } = useFormContext<TargetFormFields>();
  const fields = watch(`targets.${place}`) ?? NEW_TARGET;
  const { type, arn } = fields;
  return (
    <SpaceBetween size="m">
      <Destination place={place} fields={fields} />
      {(ROLE_TYPES.has(type) || type === 'other') && (
        <TargetPicker
          name={`targets.${place}.roleArn`}
          type="role"
          label="IAM role for EventBridge"
          {...(type === 'other' && { none: 'No role: the target’s own policy allows EventBridge' })}
        />
      )}
      {hasParameters(fields) && <TargetParameters place={place} arn={arn} />}
    </SpaceBetween>
  );
}

interface DestinationProps {
  readonly place: number;
  readonly fields: TargetFields;
}

function Destination({ place, fields }: DestinationProps) {
  const { control, setValue } = useFormContext<TargetFormFields>();
  const { type, arn } = fields;
  if (type === 'other') {
    return (
      <TextField
        control={control}
        name={`targets.${place}.arn`}
        label="Target ARN"
        description="Whatever EventBridge delivers to: a Kinesis or Firehose stream, an ECS cluster, a queue or a bus of another account, and so on."
        placeholder="arn:aws:kinesis:us-east-1:123456789012:stream/orders"
      />
    );
  }
  return (
    <SpaceBetween size="m">
      <TargetPicker
        name={`targets.${place}.arn`}
        type={type}
        label={TYPE_NAMES[type]}
        description={DESCRIPTIONS[type]}
        onChosen={() => setValue(`targets.${place}.version`, '')}
      />
      {type === 'lambda' && arn !== '' && (
        <TargetPicker
          name={`targets.${place}.version`}
          type="lambda"
          functionArn={arn}
          label="Alias or version"
          none="None: the latest version"
        />
      )}
      {hasGroup(fields) && (
        <TextField
          control={control}
          name={`targets.${place}.group`}
          label="Message group"
          description="Events of one group stay in order: a text for all events, or a path such as $.detail.cache for a group by cache. A FIFO queue must have content-based deduplication on."
          placeholder="$.detail.cache"
        />
      )}
    </SpaceBetween>
  );
}

const DESCRIPTIONS: Partial<Record<TargetFields['type'], string>> = {
  'event-bus':
    'The default bus or a “Custom Event Bus - Classic”. Buses of the new kind, with subscribers, cannot be a target of a rule and are not listed.',
  'api-destination':
    'With the connection it has. Create API destinations and connections in EventBridge.',
};
