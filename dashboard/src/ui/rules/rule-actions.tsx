'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Rule } from '../../api/rule.ts';
import { useErrorFlash } from '../flashes/use-error-flash.ts';
import { DeleteRuleDialog } from './delete-rule-dialog.tsx';
import { useEnableRule } from './use-rules.ts';

interface RuleActionsProps {
  readonly rule: Rule;
}

export function RuleActions({ rule }: RuleActionsProps) {
  const [isDeleting, setDeleting] = useState(false);
  const enable = useEnableRule(rule.name);
  const showError = useErrorFlash();
  const verb = rule.enabled ? 'disabled' : 'enabled';
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          onClick={() =>
            enable.mutate(
              { enabled: !rule.enabled },
              { onError: (error) => showError(`${rule.name} was not ${verb}`, error) },
            )
          }
        >
          {rule.enabled ? 'Disable' : 'Enable'}
        </Button>
        <Button onClick={() => setDeleting(true)}>Delete</Button>
      </SpaceBetween>
      <DeleteRuleDialog rule={rule} visible={isDeleting} onClose={() => setDeleting(false)} />
    </>
  );
}
