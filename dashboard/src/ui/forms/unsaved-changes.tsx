import type { Control, FieldValues } from 'react-hook-form';
import { useUnsavedChanges } from '../navigation/leave-guard.tsx';
import { useIsFormChanged } from './use-is-form-changed.ts';

interface UnsavedChangesProps<Fields extends FieldValues> {
  readonly control: Control<Fields>;
  readonly contentOf?: ((fields: Fields) => unknown) | undefined;
}

/** Asks before a changed form is left. A component of its own: it renders at each key. */
export function UnsavedChanges<Fields extends FieldValues>(props: UnsavedChangesProps<Fields>) {
  const { control, contentOf = (fields) => fields } = props;
  useUnsavedChanges(useIsFormChanged(control, contentOf));
  return null;
}
