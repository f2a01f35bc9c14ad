'use client';

import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import type { ApiError } from '@momento-gateway/api/api-error';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { type FieldPath, FormProvider, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { useApi } from '../../client/api-context.tsx';
import { showSubmitError } from '../../forms/show-submit-error.ts';
import { ruleHref } from '../../navigation/hrefs.ts';
import { PageButton } from '../../navigation/page-link.tsx';
import { useFlash } from '../../page/flashes.tsx';
import { Page } from '../../page/page.tsx';
import { usePageKeys } from '../../page/page-slots.tsx';
import { PatternCheckPanel } from '../check/pattern-check-panel.tsx';
import { EventsSection } from '../pattern/events-section.tsx';
import { PatternPreview } from '../pattern/pattern-preview.tsx';
import { TargetsSection } from '../targets/targets-section.tsx';
import { RuleConflict } from './rule-conflict.tsx';
import { type RuleFields, RuleFormSchema } from './rule-form.ts';
import { RuleSection } from './rule-section.tsx';
import { isRuleChanged, submitRule } from './submit-rule.ts';

interface RuleFormPageProps {
  readonly title: string;
  readonly description: string;
  readonly initial: RuleFields;
  /** The rule that is edited; undefined for a new one. */
  readonly name?: string;
  /** Shown above the form. */
  readonly warning?: ReactNode;
  /** Loads the current rule; undefined when it is gone. */
  readonly onReload?: () => Promise<RuleFields | undefined>;
}

const schema = RuleFormSchema as z.ZodType<RuleFields, RuleFields>;

/** Field of the form by location of an API error. */
const FIELDS: Readonly<Record<string, FieldPath<RuleFields>>> = {
  name: 'name',
  description: 'description',
  pattern: 'json',
  targets: 'keptTargets',
  ...Object.fromEntries(
    [0, 1, 2, 3, 4].flatMap((place) =>
      (['arn', 'newName', 'roleArn', 'deadLetterArn'] as const).map((field) => {
        const path = `targets.${place}.${field}` as const;
        return [path, path];
      }),
    ),
  ),
};

export function RuleFormPage(props: RuleFormPageProps) {
  const { title, description, initial, name, warning, onReload } = props;
  const api = useApi();
  const queries = useQueryClient();
  const [createdQueues] = useState(() => new Map<string, string>());
  const router = useRouter();
  const flash = useFlash();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: initial });
  const { handleSubmit, setError, formState } = form;
  const [conflict, setConflict] = useState<ApiError>();
  const backHref = name === undefined ? '/rules' : ruleHref(name);
  usePageKeys({ close: () => router.push(backHref) });

  const submit = handleSubmit(async (fields) => {
    setConflict(undefined);
    try {
      const rule = await submitRule({ api, queries, createdQueues }, fields);
      const done = name === undefined ? 'created' : 'changed';
      flash({ type: 'success', header: `The rule ${rule.name} was ${done}` });
      router.push(ruleHref(rule.name));
    } catch (error) {
      if (isRuleChanged(error)) setConflict(error);
      else showSubmitError(error, FIELDS, setError);
    }
  });

  return (
    <Page title={title} description={description}>
      {warning}
      {conflict !== undefined && onReload !== undefined && (
        <RuleConflict
          error={conflict}
          onReload={async () => {
            const fields = await onReload();
            if (fields !== undefined) form.reset(fields);
            setConflict(undefined);
          }}
        />
      )}
      <FormProvider {...form}>
        <form onSubmit={submit} noValidate aria-label={title}>
          <Form
            errorText={formState.errors.root?.message}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <PageButton variant="link" href={backHref}>
                  Cancel
                </PageButton>
                <Button variant="primary" loading={formState.isSubmitting}>
                  {name === undefined ? 'Create' : 'Save'}
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
              <SpaceBetween size="l">
                <EventsSection />
                <TargetsSection />
                <RuleSection isNew={name === undefined} />
              </SpaceBetween>
              <SpaceBetween size="l">
                <PatternPreview name={name} />
                <PatternCheckPanel name={name} />
              </SpaceBetween>
            </Grid>
          </Form>
        </form>
      </FormProvider>
    </Page>
  );
}
