'use client';

import { useUrlState } from '../../navigation/use-url-state.ts';
import { emptyRuleFields } from './initial-fields.ts';
import { RuleFormPage } from './rule-form-page.tsx';
import { RuleToCopy } from './rule-to-copy.tsx';
import { useSubmitRule } from './use-submit-rule.ts';

const TEXTS = {
  title: 'Create a rule',
  description: 'Choose events, and the targets that get them.',
  action: 'Create',
  done: 'was created',
};

export function CreateRulePage() {
  const { get } = useUrlState();
  const { create } = useSubmitRule();
  const copied = get('from');
  if (copied === '') {
    return <RuleFormPage {...TEXTS} initial={emptyRuleFields(get)} onSubmit={create} />;
  }
  return (
    <RuleToCopy name={copied} title={TEXTS.title} description={TEXTS.description}>
      {(fields) => (
        <RuleFormPage
          {...TEXTS}
          initial={{
            ...fields,
            name: `${copied}-copy`.slice(-64),
            keptTargets: 0,
            version: undefined,
          }}
          onSubmit={create}
        />
      )}
    </RuleToCopy>
  );
}
