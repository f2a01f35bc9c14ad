'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { type Judgement, judgePattern } from '@momento-gateway/api/pattern/judge-pattern';
import type { Rule } from '@momento-gateway/api/rules/rule';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { EmptyState } from '../../elements/empty-state.tsx';
import { QueryAlert } from '../../elements/query-alert.tsx';
import { useDelayed } from '../../elements/use-delayed.ts';
import { PageButton } from '../../navigation/page-button.tsx';
import { createRuleHref } from '../../navigation/rule-hrefs.ts';
import { useRules } from '../../queries/use-rules.ts';
import { RULE_COLUMNS } from '../../rules/list/rule-columns.tsx';
import { useSteadyRows } from '../../tables/use-steady-rows.ts';

interface WebhookRulesProps {
  readonly webhook: Webhook;
}

interface JudgedRule extends Rule {
  readonly judgement: Judgement;
}

const COLUMNS: readonly TableProps.ColumnDefinition<JudgedRule>[] = [
  ...RULE_COLUMNS,
  {
    id: 'judgement',
    header: 'It takes',
    minWidth: 140,
    cell: ({ judgement }) => (judgement === 'matches' ? 'All events' : 'Some, by their content'),
  },
];

const nameOf = ({ name }: JudgedRule) => name;

/** The rules that match this webhook's events, or some of them. */
export function WebhookRules({ webhook }: WebhookRulesProps) {
  const query = useRules();
  const isSlow = useDelayed(query.isPending);
  const rules = (query.data?.rules ?? [])
    .map((rule) => ({ ...rule, judgement: judgePattern(rule.pattern, webhook) }))
    .filter(({ judgement }) => judgement !== 'excluded');
  const items = useSteadyRows({
    items: rules,
    idOf: nameOf,
    listKey: webhook.webhookId,
    isPlaceholder: query.isPlaceholder,
  });
  return (
    <Table
      header={
        <Box>
          <Header
            variant="h2"
            counter={query.data === undefined ? '' : `(${rules.length})`}
            description="Rules whose event pattern matches all events of this webhook, or some of them."
            actions={<PageButton href={createRuleHref(webhook)}>Create a rule</PageButton>}
          >
            Matching rules
          </Header>
          <QueryAlert query={query} what="rules" />
        </Box>
      }
      ariaLabels={{ tableLabel: 'Rules of this webhook' }}
      items={items}
      columnDefinitions={COLUMNS}
      trackBy="name"
      sortingDisabled
      loading={isSlow}
      loadingText="Loading the rules"
      empty={
        query.isPending || query.error !== null ? null : (
          <EmptyState
            title="No rules"
            action={<PageButton href={createRuleHref(webhook)}>Create a rule</PageButton>}
          >
            Events of this webhook reach the bus, and nothing takes them from there.
          </EmptyState>
        )
      }
    />
  );
}
