'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { TextField } from '../../forms/text-field.tsx';

interface ApiKeyFieldsProps<Fields extends FieldValues> {
  readonly control: Control<Fields>;
  readonly apiKey: FieldPath<Fields>;
  readonly endpoint: FieldPath<Fields>;
}

/** A Momento API key, as it is given for one piece of work. */
export function ApiKeyFields<Fields extends FieldValues>(props: ApiKeyFieldsProps<Fields>) {
  return (
    <SpaceBetween size="l">
      <TextField
        control={props.control}
        name={props.apiKey}
        label="Momento API key"
        type="password"
        description="It must be allowed to manage the cache’s webhooks. It is used for this alone and stored nowhere."
      />
      <TextField
        control={props.control}
        name={props.endpoint}
        label="Endpoint of the key"
        description="Only for a key that does not name its endpoint (v2). Momento’s console shows it."
        placeholder="cell-4-us-west-2-1.prod.a.momentohq.com"
        isOptional
      />
    </SpaceBetween>
  );
}
