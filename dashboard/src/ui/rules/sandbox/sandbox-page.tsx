'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { patternRuleHref } from '../../navigation/hrefs.ts';
import { ChangePageButton } from '../../navigation/page-link.tsx';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { Page } from '../../page/page.tsx';
import { PatternCheckPanel } from '../check/pattern-check-panel.tsx';
import { type PatternFields, toPatternText } from '../pattern/draft-pattern.ts';
import { EventsSection } from '../pattern/events-section.tsx';
import { readPatternFields } from '../pattern/pattern-fields.ts';
import { PatternPreview } from '../pattern/pattern-preview.tsx';
import { PatternFormSchema } from '../pattern/pattern-schema.ts';

const schema = PatternFormSchema as z.ZodType<PatternFields, PatternFields>;

/** Tries a pattern with an event. There is no rule: nothing is saved. */
export function SandboxPage() {
  const { get, set } = useUrlState();
  const [initial] = useState(() => readPatternFields(get('pattern')));
  const form = useForm({ resolver: zodResolver(schema), defaultValues: initial });
  const pattern = toPatternText(useWatch({ control: form.control }) as PatternFields);
  // In the address, so that it survives a reload and can be sent to a colleague.
  useEffect(() => set({ pattern }), [pattern, set]);
  return (
    <Page
      title="Pattern sandbox"
      description="Try an event pattern with an event. Nothing is saved."
      actions={
        <ChangePageButton
          of="createRule"
          href={patternRuleHref(pattern ?? '')}
          disabled={pattern === undefined}
          disabledReason="There is no pattern yet."
        >
          Create a rule from this
        </ChangePageButton>
      }
    >
      <FormProvider {...form}>
        <div className="form-columns">
          <EventsSection />
          <SpaceBetween size="l">
            <PatternPreview />
            <PatternCheckPanel isSandbox />
          </SpaceBetween>
        </div>
      </FormProvider>
    </Page>
  );
}
