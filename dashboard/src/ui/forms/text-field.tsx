import Input from '@cloudscape-design/components/input';
import type { FieldValues } from 'react-hook-form';
import { markOptional } from '../elements/mark-optional.tsx';
import { ControlledField, type FieldProps } from './controlled-field.tsx';

type TextFieldProps<Fields extends FieldValues> = FieldProps<Fields> & {
  readonly placeholder?: string;
  readonly type?: 'text' | 'password';
  /** Says so, and leaves the value out when nothing is typed. */
  readonly isOptional?: boolean;
};

/** A line of text in a form. */
export function TextField<Fields extends FieldValues>(props: TextFieldProps<Fields>) {
  const { label, placeholder = '', type = 'text', isOptional = false, ...rest } = props;
  return (
    <ControlledField {...rest} label={isOptional ? markOptional(label) : label}>
      {(field) => (
        <Input
          ref={field.ref}
          name={field.name}
          value={field.value ?? ''}
          type={type}
          placeholder={placeholder}
          ariaRequired={!isOptional}
          autoComplete={false}
          disableBrowserAutocorrect
          spellcheck={false}
          onBlur={field.onBlur}
          onChange={({ detail: { value } }) =>
            field.onChange(isOptional && value === '' ? undefined : value)
          }
        />
      )}
    </ControlledField>
  );
}
