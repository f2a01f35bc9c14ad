'use client';

import { useUrlState } from '../../navigation/use-url-state.ts';
import { copyRuleFields, emptyRuleFields } from './initial-fields.ts';
import { RuleFormPage } from './rule-form-page.tsx';
import { RuleToCopy } from './rule-to-copy.tsx';

const TEXTS = {
  title: 'Create a rule',
  description: 'Choose events and the targets that receive them.',
};

export function CreateRulePage() {
  const { get } = useUrlState();
  const copied = get('from');
  if (copied === '') return <RuleFormPage {...TEXTS} initial={emptyRuleFields(get)} />;
  return (
    <RuleToCopy name={copied} {...TEXTS}>
      {(fields) => <RuleFormPage {...TEXTS} initial={copyRuleFields(fields)} />}
    </RuleToCopy>
  );
}
