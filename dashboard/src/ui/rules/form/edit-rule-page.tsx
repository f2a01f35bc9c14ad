'use client';

import Alert from '@cloudscape-design/components/alert';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { RuleFormPage } from './rule-form-page.tsx';
import { RuleToCopy } from './rule-to-copy.tsx';

const DESCRIPTION = 'Change which events match and which targets receive them.';

export function EditRulePage() {
  const name = useUrlState().get('rule');
  const texts = { title: `Edit ${name}`, description: DESCRIPTION };
  return (
    <RuleToCopy name={name} {...texts}>
      {(fields, { managedHere }, reload) => (
        <RuleFormPage
          {...texts}
          name={name}
          initial={fields}
          warning={
            !managedHere && (
              <Alert type="warning" statusIconAriaLabel="Warning">
                This rule was not created in this dashboard. Another tool may depend on it, or
                overwrite your changes.
              </Alert>
            )
          }
          onReload={reload}
        />
      )}
    </RuleToCopy>
  );
}
