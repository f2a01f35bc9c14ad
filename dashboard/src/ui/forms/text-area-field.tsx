import Textarea from '@cloudscape-design/components/textarea';
import type { FieldValues } from 'react-hook-form';
import { ControlledField, type FieldProps } from './controlled-field.tsx';

/** Lines of text in a form, in a monospace font. */
export function TextAreaField<Fields extends FieldValues>(
  props: FieldProps<Fields> & { readonly rows: number },
) {
  const { rows, ...rest } = props;
  return (
    <ControlledField {...rest}>
      {(field) => (
        <div className="code">
          <Textarea
            ref={field.ref}
            name={field.name}
            value={field.value ?? ''}
            rows={rows}
            disableBrowserAutocorrect
            autoComplete={false}
            spellcheck={false}
            onBlur={field.onBlur}
            onChange={({ detail }) => field.onChange(detail.value)}
          />
        </div>
      )}
    </ControlledField>
  );
}
