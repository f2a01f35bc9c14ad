import type { Rule } from '@momento-gateway/api/rules/rule';
import type { ReactNode } from 'react';
import { EmptyState } from '../../elements/empty-state.tsx';
import { LoadingStatus, QueryAlert } from '../../elements/query-alert.tsx';
import { useGateway } from '../../gateway/use-gateway.ts';
import { PageButton } from '../../navigation/page-link.tsx';
import { Page } from '../../page/page.tsx';
import { useRules } from '../../queries/use-rules.ts';
import { toRuleFields } from './initial-fields.ts';
import type { RuleFields } from './rule-form.ts';

interface RuleToCopyProps {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly children: (
    fields: RuleFields,
    rule: Rule,
    /** Loads the rule again; undefined when it is gone. */
    reload: () => Promise<RuleFields | undefined>,
  ) => ReactNode;
}

/** Loads a rule, then shows the form that is filled in from it. */
export function RuleToCopy({ name, title, description, children }: RuleToCopyProps) {
  const query = useRules();
  const gateway = useGateway();
  const rule = query.data?.rules.find((candidate) => candidate.name === name);
  const deadLetterQueueUrl = gateway.data?.deadLetterQueue.url;
  if (rule !== undefined && !gateway.isPending) {
    const toFields = (read: Rule) => toRuleFields(read, deadLetterQueueUrl);
    return children(toFields(rule), rule, async () => {
      const { data } = await query.refetch();
      const read = data?.rules.find((candidate) => candidate.name === name);
      return read && toFields(read);
    });
  }
  return (
    <Page title={title} description={description}>
      <QueryAlert query={query} what="rules" />
      <LoadingStatus query={query} what="rule" />
      {query.data !== undefined && rule === undefined && (
        <EmptyState
          title="Rule not found"
          action={<PageButton href="/rules">View all rules</PageButton>}
        >
          It may have been deleted, or the name has a typo.
        </EmptyState>
      )}
    </Page>
  );
}
