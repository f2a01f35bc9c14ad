'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { useState } from 'react';
import { livePatternHref } from '../../navigation/live-href.ts';
import { PageButton } from '../../navigation/page-button.tsx';
import { copyRuleHref, editRuleHref } from '../../navigation/rule-hrefs.ts';
import { useErrorFlash } from '../../page/use-error-flash.ts';
import { useEnableRule } from '../../queries/use-rules.ts';
import { DeleteRuleDialog } from './delete-rule-dialog.tsx';
import { SwitchForeignRuleDialog } from './switch-foreign-rule-dialog.tsx';

interface RuleActionsProps {
  readonly rule: Rule;
}

export function RuleActions({ rule }: RuleActionsProps) {
  const [open, setOpen] = useState<'delete' | 'switch'>();
  const enable = useEnableRule(rule.name);
  const showError = useErrorFlash();
  const verb = rule.enabled ? 'disabled' : 'enabled';
  const switchRule = () => {
    setOpen(undefined);
    enable.mutate(
      { enabled: !rule.enabled, version: rule.version },
      { onError: (error) => showError(`${rule.name} was not ${verb}`, error) },
    );
  };
  const close = () => setOpen(undefined);
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <Button onClick={() => (rule.managedHere ? switchRule() : setOpen('switch'))}>
          {rule.enabled ? 'Disable' : 'Enable'}
        </Button>
        <PageButton href={editRuleHref(rule.name)}>Edit</PageButton>
        <PageButton href={livePatternHref(rule.pattern)}>Watch live</PageButton>
        <PageButton href={copyRuleHref(rule.name)}>Duplicate</PageButton>
        <Button onClick={() => setOpen('delete')}>Delete</Button>
      </SpaceBetween>
      <DeleteRuleDialog rule={rule} visible={open === 'delete'} onClose={close} />
      <SwitchForeignRuleDialog
        rule={rule}
        visible={open === 'switch'}
        onConfirm={switchRule}
        onClose={close}
      />
    </>
  );
}
