'use client';

import { useUrlState } from '../../navigation/use-url-state.ts';
import { copyRuleFields, emptyRuleFields } from './initial-fields.ts';
import { RuleFormPage } from './rule-form-page.tsx';
import { RuleOfWebhook } from './rule-of-webhook.tsx';
import { RuleToCopy } from './rule-to-copy.tsx';

const TEXTS = {
  title: 'Create a rule',
  description: 'Choose events and the targets that receive them.',
};

export function CreateRulePage() {
  const { get } = useUrlState();
  const [copied, webhookId] = [get('from'), get('webhook')];
  if (copied !== '') {
    return (
      <RuleToCopy name={copied} {...TEXTS}>
        {(fields) => <RuleFormPage {...TEXTS} initial={copyRuleFields(fields)} />}
      </RuleToCopy>
    );
  }
  // The links of a webhook's page name its topic too: then nothing has to be loaded.
  if (webhookId === '' || get('cache') !== '') {
    return <RuleFormPage {...TEXTS} initial={emptyRuleFields(get)} />;
  }
  return (
    <RuleOfWebhook webhookId={webhookId} {...TEXTS}>
      {(webhook, warning) => (
        <RuleFormPage {...TEXTS} initial={emptyRuleFields(get, webhook)} warning={warning} />
      )}
    </RuleOfWebhook>
  );
}
