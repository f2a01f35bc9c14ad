'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Webhook } from '../../api/webhook.ts';
import { EmptyState } from '../elements/empty-state.tsx';
import { QueryAlert } from '../elements/query-alert.tsx';
import { useDelayed } from '../elements/use-delayed.ts';
import { PageButton } from '../navigation/page-button.tsx';
import { concernsTopic } from '../rules/concerns-topic.ts';
import { RULE_COLUMNS } from '../rules/rule-columns.tsx';
import { createRuleHref } from '../rules/rule-hrefs.ts';
import { useRules } from '../rules/use-rules.ts';

interface WebhookRulesProps {
  readonly webhook: Webhook;
}

/** The rules made for this webhook's topic or for all topics of its cache. */
export function WebhookRules({ webhook }: WebhookRulesProps) {
  const query = useRules();
  const isSlow = useDelayed(query.isPending);
  const rules = query.data?.rules.filter((rule) => concernsTopic(rule, webhook)) ?? [];
  return (
    <Table
      header={
        <Box>
          <Header
            variant="h2"
            counter={query.data === undefined ? '' : `(${rules.length})`}
            description="Rules for this topic, or for all topics of its cache."
            actions={<PageButton href={createRuleHref(webhook)}>Create a rule</PageButton>}
          >
            Rules
          </Header>
          <QueryAlert query={query} what="rules" />
        </Box>
      }
      ariaLabels={{ tableLabel: 'Rules of this webhook' }}
      items={rules}
      columnDefinitions={RULE_COLUMNS}
      trackBy="name"
      sortingDisabled
      loading={isSlow}
      loadingText="Loading the rules"
      empty={
        query.isPending || query.error !== null ? null : (
          <EmptyState title="No rules">
            Events of this webhook reach the bus, and nothing takes them from there.
          </EmptyState>
        )
      }
    />
  );
}
