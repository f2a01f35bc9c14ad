import Select from '@cloudscape-design/components/select';
import type { FieldValues } from 'react-hook-form';
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
