import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FormEventHandler, ReactNode } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form';
import { PageButton } from '../navigation/page-link.tsx';
import { UnsavedChanges } from './unsaved-changes.tsx';

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
  /** What of the fields is lost when somebody leaves; all of them by default. */
  readonly contentOf?: (fields: Fields) => unknown;
}

/**
 * A form that fills a page, and whose success leads to another one. Until that one is there it stays
 * busy, so that a second click submits nothing. A submit that does not succeed sets an error.
 */
export function PageForm<Fields extends FieldValues>(props: PageFormProps<Fields>) {
  const { form, label, action, cancelHref, onSubmit, children, preview, contentOf } = props;
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const isBusy = isSubmitting || isSubmitSuccessful;
  return (
    <FormProvider {...form}>
      <UnsavedChanges control={form.control} contentOf={contentOf} />
      <form
        onSubmit={(event) => (isBusy ? event.preventDefault() : onSubmit(event))}
        noValidate
        aria-label={label}
      >
        <Form
          errorText={errors.root?.message}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <PageButton variant="link" href={cancelHref}>
                Cancel
              </PageButton>
              <Button variant="primary" loading={isBusy} loadingText={`${action} …`}>
                {action}
              </Button>
            </SpaceBetween>
          }
        >
          <div className="form-columns">
            <SpaceBetween size="l">{children}</SpaceBetween>
            <div>{preview}</div>
          </div>
        </Form>
      </form>
    </FormProvider>
  );
}
