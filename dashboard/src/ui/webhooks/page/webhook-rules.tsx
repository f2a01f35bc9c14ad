import { type Judgement, judgePattern } from '@momento-gateway/api/pattern/judge-pattern';
import type { Rule } from '@momento-gateway/api/rules/rule';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { EmptyState } from '../../elements/empty-state.tsx';
import { createRuleHref } from '../../navigation/hrefs.ts';
import { ChangePageButton } from '../../navigation/page-link.tsx';
import { useRules } from '../../queries/use-rules.ts';
import { RULE_COLUMNS, RuleSummary } from '../../rules/list/rule-columns.tsx';
import { SectionTable } from '../../tables/section-table.tsx';
import { useFittedTable } from '../../tables/use-fitted-table.tsx';
import type { SizedColumn } from '../../tables/use-table-layout.ts';

interface JudgedRule extends Rule {
  readonly judgement: Judgement;
}

const COLUMNS: readonly SizedColumn<JudgedRule>[] = [
  ...RULE_COLUMNS,
  {
    id: 'judgement',
    header: 'Matches events',
    basis: 140,
    cell: (rule) => describeJudgement(rule),
  },
];

const PHONE_COLUMNS = [
  {
    id: 'rule',
    header: 'Rule',
    isRowHeader: true,
    cell: (rule: JudgedRule) => (
      <RuleSummary rule={rule}>
        <span>Matches events: {describeJudgement(rule)}</span>
      </RuleSummary>
    ),
  },
];

function describeJudgement({ judgement }: JudgedRule): string {
  return judgement === 'matches' ? 'All' : 'Some, by content';
}

const nameOf = ({ name }: JudgedRule) => name;

/** The rules that match this webhook's events, or some of them. */
export function WebhookRules({ webhook }: { readonly webhook: Webhook }) {
  const query = useRules();
  const rules = (query.data?.rules ?? [])
    .map((rule) => ({ ...rule, judgement: judgePattern(rule.pattern, webhook) }))
    .filter(({ judgement }) => judgement !== 'excluded');
  const createButton = (
    <ChangePageButton of="createRule" href={createRuleHref(webhook)}>
      Create a rule
    </ChangePageButton>
  );
  return (
    <SectionTable
      title="Matching rules"
      label="Rules of this webhook"
      description="Rules whose event pattern matches all events of this webhook, or some of them."
      what="rules"
      counter={`(${query.data === undefined ? '–' : rules.length})`}
      query={query}
      items={rules}
      {...useFittedTable('webhook-rules', COLUMNS, PHONE_COLUMNS)}
      idOf={nameOf}
      listKey={webhook.webhookId}
      actions={createButton}
      empty={
        <EmptyState title="No rules" action={createButton}>
          Events of this webhook reach the bus, but no rule sends them to a target.
        </EmptyState>
      }
    />
  );
}
