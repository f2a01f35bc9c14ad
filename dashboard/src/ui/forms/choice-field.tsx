import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup, { type RadioGroupProps } from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import type { ReactNode } from 'react';
import { Controller, type FieldValues } from 'react-hook-form';
import { ControlledField, type FieldProps } from './controlled-field.tsx';

type ChoiceFieldProps<Fields extends FieldValues> = FieldProps<Fields> & {
  /** What can be chosen: label by value. */
  readonly choices: Readonly<Record<string, string>>;
  /** Reads a choice as the field's value; a text unless given. */
  readonly toValue?: (choice: string) => unknown;
  /** Called after the field has the new value. */
  readonly onChosen?: () => void;
};

/** One of a few, in a form. */
export function ChoiceField<Fields extends FieldValues>(props: ChoiceFieldProps<Fields>) {
  const { choices, toValue = (choice) => choice, onChosen, ...rest } = props;
  const options = Object.entries(choices).map(([value, label]) => ({ value, label }));
  return (
    <ControlledField {...rest}>
      {(field) => (
        <Select
          ref={field.ref}
          options={options}
          selectedOption={options.find(({ value }) => value === String(field.value)) ?? null}
          onBlur={field.onBlur}
          onChange={({ detail: { selectedOption } }) => {
            field.onChange(toValue(selectedOption.value ?? ''));
            onChosen?.();
          }}
        />
      )}
    </ControlledField>
  );
}

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
