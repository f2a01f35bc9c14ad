import FormField from '@cloudscape-design/components/form-field';
import RadioGroup, { type RadioGroupProps } from '@cloudscape-design/components/radio-group';
import type { ReactNode } from 'react';

interface RadioFieldProps<Value extends string> {
  readonly label: string;
  readonly description?: ReactNode;
  readonly items: readonly (RadioGroupProps.RadioButtonDefinition & { readonly value: Value })[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, all of them visible. */
export function RadioField<Value extends string>(props: RadioFieldProps<Value>) {
  return (
    <FormField label={props.label} description={props.description} stretch>
      <RadioGroup
        value={props.value}
        items={props.items}
        onChange={({ detail }) => props.onChoose(detail.value as Value)}
      />
    </FormField>
  );
}
