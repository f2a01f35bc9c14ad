'use client';

import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { FormProvider, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { Page } from '../elements/page.tsx';
import { useFlash } from '../flashes/flashes.tsx';
import { showSubmitError } from '../forms/show-submit-error.ts';
import { PageButton } from '../navigation/page-button.tsx';
import { useUrlState } from '../navigation/use-url-state.ts';
import { usePageKeys } from '../shell/page-slots.tsx';
import { EventsSection } from './events-section.tsx';
import { PatternPreview } from './pattern-preview.tsx';
import { emptyRuleForm, type RuleFields, type RuleForm, RuleFormSchema } from './rule-form.ts';
import { ruleHref } from './rule-hrefs.ts';
import { RuleSection } from './rule-section.tsx';
import { TargetSection } from './target-section.tsx';
import { useSubmitRule } from './use-submit-rule.ts';

const FIELDS = {
  name: 'name',
  description: 'description',
  cache: 'events.cache',
  topic: 'events.topic',
  targets: 'target.arn',
} as const;

const schema = RuleFormSchema as unknown as z.ZodType<RuleForm, RuleFields>;

export function CreateRulePage() {
  const router = useRouter();
  const flash = useFlash();
  const { get } = useUrlState();
  const submitRule = useSubmitRule();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: emptyRuleForm(get) });
  const { handleSubmit, setError, formState } = form;
  usePageKeys({ close: () => router.push('/rules') });

  const submit = handleSubmit(async (rule) => {
    try {
      const { name } = await submitRule(rule);
      flash({ type: 'success', header: `The rule ${name} was created` });
      router.push(ruleHref(name));
    } catch (error) {
      showSubmitError(error, FIELDS, setError);
    }
  });

  return (
    <Page title="Create a rule" description="Choose events, and the queue that gets them.">
      <FormProvider {...form}>
        <form onSubmit={submit} noValidate aria-label="Create a rule">
          <Form
            errorText={formState.errors.root?.message}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <PageButton variant="link" href="/rules">
                  Cancel
                </PageButton>
                <Button variant="primary" loading={formState.isSubmitting}>
                  Create
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
                <TargetSection />
                <RuleSection />
              </SpaceBetween>
              <PatternPreview />
            </Grid>
          </Form>
        </form>
      </FormProvider>
    </Page>
  );
}
