import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { TextField } from '../../forms/text-field.tsx';

interface ApiKeyFieldsProps<Fields extends FieldValues> {
  readonly control: Control<Fields>;
  readonly apiKey: FieldPath<Fields>;
  readonly endpoint: FieldPath<Fields>;
}

/** A Momento API key for one request. */
export function ApiKeyFields<Fields extends FieldValues>(props: ApiKeyFieldsProps<Fields>) {
  return (
    <SpaceBetween size="l">
      <TextField
        control={props.control}
        name={props.apiKey}
        label="Momento API key"
        type="password"
        description="The key needs permission to manage the cache’s webhooks. It is used once and never stored."
      />
      <TextField
        control={props.control}
        name={props.endpoint}
        label="Endpoint of the key"
        description="Only for a v2 key, which does not include its endpoint. The Momento console shows it."
        placeholder="cell-4-us-west-2-1.prod.a.momentohq.com"
        isOptional
      />
    </SpaceBetween>
  );
}
