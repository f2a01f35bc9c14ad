'use client';

import Alert from '@cloudscape-design/components/alert';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { RuleFormPage } from './rule-form-page.tsx';
import { RuleToCopy } from './rule-to-copy.tsx';
import { useSubmitRule } from './use-submit-rule.ts';

const DESCRIPTION = 'Change which events it takes, and where they go.';

export function EditRulePage() {
  const name = useUrlState().get('rule');
  const { change } = useSubmitRule();
  const texts = { title: `Edit ${name}`, description: DESCRIPTION };
  return (
    <RuleToCopy name={name} {...texts}>
      {(fields, { managedHere }, reload) => (
        <RuleFormPage
          {...texts}
          action="Save"
          done="was changed"
          name={name}
          initial={fields}
          warning={
            managedHere ? undefined : (
              <Alert type="warning" statusIconAriaLabel="Warning">
                This rule was not made in this dashboard: whatever made it may rely on it, or change
                it back.
              </Alert>
            )
          }
          onSubmit={change}
          onReload={reload}
        />
      )}
    </RuleToCopy>
  );
}
