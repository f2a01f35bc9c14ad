import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FormEventHandler, ReactNode } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form';
import { useUnsavedChanges } from '../navigation/leave-guard.tsx';
import { PageButton } from '../navigation/page-link.tsx';

interface PageFormProps<Fields extends FieldValues> {
  readonly form: UseFormReturn<Fields>;
  /** The form's name for screen readers. */
  readonly label: string;
  /** The word on the submitting button. */
  readonly action: string;
  readonly cancelHref: string;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly children: ReactNode;
  /** Shown beside the fields: what they lead to. */
  readonly preview: ReactNode;
}

/** A form that fills a page. */
export function PageForm<Fields extends FieldValues>(props: PageFormProps<Fields>) {
  const { form, label, action, cancelHref, onSubmit, children, preview } = props;
  const { errors, isSubmitting, dirtyFields } = form.formState;
  useUnsavedChanges(isAnyDirty(dirtyFields));
  return (
    <FormProvider {...form}>
      <form onSubmit={onSubmit} noValidate aria-label={label}>
        <Form
          errorText={errors.root?.message}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <PageButton variant="link" href={cancelHref}>
                Cancel
              </PageButton>
              <Button variant="primary" loading={isSubmitting}>
                {action}
              </Button>
            </SpaceBetween>
          }
        >
          <Grid
            gridDefinition={[
              { colspan: { default: 12, s: 7 } },
              { colspan: { default: 12, s: 5 } },
            ]}
          >
            <SpaceBetween size="l">{children}</SpaceBetween>
            {preview}
          </Grid>
        </Form>
      </form>
    </FormProvider>
  );
}

/** Whether a person changed a field. `isDirty` also counts a name that the form suggests. */
function isAnyDirty(fields: unknown): boolean {
  return typeof fields === 'object' && fields !== null
    ? Object.values(fields).some(isAnyDirty)
    : fields === true;
}
