'use client';

import Alert from '@cloudscape-design/components/alert';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { ManagedRule } from './managed-rule.tsx';
import { RuleFormPage } from './rule-form-page.tsx';
import { RuleToCopy } from './rule-to-copy.tsx';

const DESCRIPTION = 'Change which events match and which targets receive them.';

export function EditRulePage() {
  const name = useUrlState().get('rule');
  const texts = { title: `Edit ${name}`, description: DESCRIPTION };
  return (
    <RuleToCopy name={name} {...texts}>
      {(fields, rule, reload) =>
        isManagedElsewhere(rule) ? (
          <ManagedRule title={texts.title} rule={rule} />
        ) : (
          <RuleFormPage
            {...texts}
            name={name}
            initial={fields}
            warning={
              !rule.managedHere && (
                <Alert type="warning" statusIconAriaLabel="Warning">
                  This rule was not created in this dashboard. Another tool may depend on it, or
                  overwrite your changes.
                </Alert>
              )
            }
            onReload={reload}
          />
        )
      }
    </RuleToCopy>
  );
}

function isManagedElsewhere(rule: Rule): rule is Rule & { readonly managedBy: string } {
  return rule.managedBy !== undefined;
}
