import { zodResolver } from '@hookform/resolvers/zod';
import { CreateTenantSchema } from '@momento-gateway/api/tenants/tenant';
import { useEffect, useEffectEvent } from 'react';
import { useForm } from 'react-hook-form';
import { FormDialog } from '../forms/form-dialog.tsx';
import { showSubmitError } from '../forms/show-submit-error.ts';
import { TextField } from '../forms/text-field.tsx';
import { useIsFormChanged } from '../forms/use-is-form-changed.ts';
import { useFlash } from '../page/flashes.tsx';
import { useCreateTenant } from './use-tenants.ts';

const EMPTY = { name: '' };

interface CreateTenantDialogProps {
  readonly visible: boolean;
  readonly onClose: () => void;
}

export function CreateTenantDialog({ visible, onClose }: CreateTenantDialogProps) {
  const create = useCreateTenant();
  const flash = useFlash();
  const { control, handleSubmit, reset, setError, setFocus, formState } = useForm({
    resolver: zodResolver(CreateTenantSchema),
    defaultValues: EMPTY,
  });
  const isChanged = useIsFormChanged(control, (fields) => fields);
  const empty = useEffectEvent(() => reset(EMPTY, { keepFieldsRef: true }));
  useEffect(() => {
    if (!visible) return;
    empty();
    setFocus('name');
  }, [visible, setFocus]);
  const submit = handleSubmit(async ({ name }) => {
    try {
      await create.mutateAsync(name);
      flash({
        type: 'success',
        header: `The tenant ${name} was created`,
        content: 'Give a group a role in it in the dashboard’s table of groups (ACCESS).',
      });
      onClose();
    } catch (error) {
      showSubmitError(error, { name: 'name' }, setError);
    }
  });
  return (
    <FormDialog
      visible={visible}
      title="Create a tenant"
      action="Create"
      errorText={formState.errors.root?.message}
      isBusy={formState.isSubmitting}
      isChanged={isChanged}
      onSubmit={(event) => {
        if (formState.isSubmitting) event.preventDefault();
        else void submit(event);
      }}
      onClose={onClose}
    >
      <TextField
        control={control}
        name="name"
        label="Name"
        description="It becomes part of the names of the bus and the queues, and cannot be changed."
        constraintText="1 to 32 of a-z, 0-9 and -, with no - at the start or the end."
        placeholder="orders"
      />
    </FormDialog>
  );
}
