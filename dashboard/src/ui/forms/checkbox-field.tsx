import Checkbox from '@cloudscape-design/components/checkbox';
import { Controller, type FieldValues } from 'react-hook-form';
import type { FieldProps } from './controlled-field.tsx';

/** A yes or no in a form. */
export function CheckboxField<Fields extends FieldValues>(props: FieldProps<Fields>) {
  return (
    <Controller
      control={props.control}
      name={props.name}
      render={({ field }) => (
        <Checkbox
          ref={field.ref}
          name={field.name}
          checked={field.value === true}
          description={props.description}
          onBlur={field.onBlur}
          onChange={({ detail }) => field.onChange(detail.checked)}
        >
          {props.label}
        </Checkbox>
      )}
    />
  );
}
