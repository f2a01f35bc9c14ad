import { type Control, type FieldValues, useWatch } from 'react-hook-form';
import { isFormChanged } from './is-form-changed.ts';

/**
 * Whether a form has other content than it had. The form's own record of changed fields keeps some
 * that were set back.
 *
 * @param contentOf what of the fields counts
 */
export function useIsFormChanged<Fields extends FieldValues>(
  control: Control<Fields>,
  contentOf: (fields: Fields) => unknown,
): boolean {
  const now = useWatch({ control });
  // `formState.defaultValues` stays as it was when a single default changes.
  return isFormChanged(
    contentOf(control._defaultValues as FieldValues as Fields),
    contentOf(now as Fields),
  );
}
