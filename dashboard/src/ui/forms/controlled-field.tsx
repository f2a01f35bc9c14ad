import FormField from '@cloudscape-design/components/form-field';
import type { ReactNode } from 'react';
import {
  type Control,
  Controller,
  type ControllerRenderProps,
  type FieldPath,
  type FieldValues,
} from 'react-hook-form';

export interface FieldProps<Fields extends FieldValues> {
  readonly control: Control<Fields>;
  readonly name: FieldPath<Fields>;
  readonly label: string;
  readonly description?: ReactNode;
  readonly constraintText?: ReactNode;
}

interface ControlledFieldProps<Fields extends FieldValues>
  extends Omit<FieldProps<Fields>, 'label'> {
  readonly label: ReactNode;
  readonly children: (field: ControllerRenderProps<Fields, FieldPath<Fields>>) => ReactNode;
}

/** Any input in a form, with its label and what is wrong with its value. */
export function ControlledField<Fields extends FieldValues>(props: ControlledFieldProps<Fields>) {
  return (
    <Controller
      control={props.control}
      name={props.name}
      render={({ field, fieldState }) => (
        <FormField
          label={props.label}
          description={props.description}
          constraintText={props.constraintText}
          errorText={fieldState.error?.message}
          stretch
        >
          {props.children(field)}
        </FormField>
      )}
    />
  );
}
