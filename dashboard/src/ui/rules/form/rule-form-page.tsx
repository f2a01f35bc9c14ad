import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import type { ApiError } from '@momento-gateway/api/api-error';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type FieldPath, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { NeedsRole } from '../../callers/needs-role.tsx';
import { useApi } from '../../client/api-context.tsx';
import { PageForm } from '../../forms/page-form.tsx';
import { showSubmitError } from '../../forms/show-submit-error.ts';
import { ruleHref } from '../../navigation/hrefs.ts';
import { useLeaveGuard } from '../../navigation/leave-guard.tsx';
import { useFlash } from '../../page/flashes.tsx';
import { Page } from '../../page/page.tsx';
import { usePageKeys } from '../../page/page-slots.tsx';
import { PatternCheckPanel } from '../check/pattern-check-panel.tsx';
import { EventsSection } from '../pattern/events-section.tsx';
import { PatternPreview } from '../pattern/pattern-preview.tsx';
import { TargetsSection } from '../targets/targets-section.tsx';
import { contentOfRule } from './content-of-rule.ts';
import { LeftQueues } from './left-queues.tsx';
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
      (['arn', 'newName', 'roleArn', 'parameters', 'deadLetterArn'] as const).map((field) => {
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
  const { go, goSaved } = useLeaveGuard();
  const [before, setBefore] = useState(initial);
  const [leftQueues, setLeftQueues] = useState<readonly string[]>([]);
  const flash = useFlash();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: initial });
  const { handleSubmit, setError } = form;
  const [conflict, setConflict] = useState<ApiError>();
  const backHref = name === undefined ? '/rules' : ruleHref(name);
  usePageKeys({ close: () => go(backHref) });

  const submit = handleSubmit(async (fields) => {
    setConflict(undefined);
    try {
      const rule = await submitRule({ api, queries, createdQueues }, before, fields);
      const done = name === undefined ? 'created' : 'changed';
      flash({ type: 'success', header: `The rule ${rule.name} was ${done}` });
      goSaved(ruleHref(rule.name));
    } catch (error) {
      setLeftQueues([...createdQueues.keys()]);
      if (isRuleChanged(error)) {
        setConflict(error);
        setError('root.conflict', { type: 'conflict' });
      } else showSubmitError(error, FIELDS, setError);
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
            if (fields !== undefined) {
              setBefore(fields);
              form.reset(fields);
            }
            setConflict(undefined);
          }}
        />
      )}
      <NeedsRole of={name === undefined ? 'createRule' : 'updateRule'}>
        <PageForm
          form={form}
          label={title}
          action={name === undefined ? 'Create' : 'Save'}
          cancelHref={backHref}
          onSubmit={submit}
          contentOf={contentOfRule}
          preview={
            <SpaceBetween size="l">
              <PatternPreview quotaOf={{ name }} />
              <PatternCheckPanel name={name} />
            </SpaceBetween>
          }
        >
          <EventsSection />
          <TargetsSection />
          <RuleSection isNew={name === undefined} />
          {leftQueues.length > 0 && <LeftQueues names={leftQueues} />}
        </PageForm>
      </NeedsRole>
    </Page>
  );
}
