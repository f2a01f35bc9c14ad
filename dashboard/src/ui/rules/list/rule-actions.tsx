import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { useState } from 'react';
import { ChangeButton } from '../../callers/change-button.tsx';
import { copyRuleHref, editRuleHref, livePatternHref } from '../../navigation/hrefs.ts';
import { ChangePageButton, PageButton } from '../../navigation/page-link.tsx';
import { useErrorFlash } from '../../page/flashes.tsx';
import { useEnableRule } from '../../queries/use-rules.ts';
import { ExportRules } from '../code/export-rules.tsx';
import { DeleteRuleDialog, SwitchUnmanagedRuleDialog } from './rule-dialogs.tsx';

export function RuleActions({ rule }: { readonly rule: Rule }) {
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
  const fixed = rule.managedBy !== undefined && {
    disabled: true,
    disabledReason: `It is managed by ${rule.managedBy}. Change it there.`,
  };
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <ChangeButton
          of="switchRule"
          {...fixed}
          onClick={() => (rule.managedHere ? switchRule() : setOpen('switch'))}
        >
          {rule.enabled ? 'Disable' : 'Enable'}
        </ChangeButton>
        <ChangePageButton of="updateRule" {...fixed} href={editRuleHref(rule.name)}>
          Edit
        </ChangePageButton>
        <PageButton href={livePatternHref(rule.pattern)}>Watch live</PageButton>
        <ChangePageButton of="createRule" href={copyRuleHref(rule.name)}>
          Duplicate
        </ChangePageButton>
        <ChangeButton of="deleteRule" {...fixed} onClick={() => setOpen('delete')}>
          Delete
        </ChangeButton>
        <ExportRules rule={rule.name} />
      </SpaceBetween>
      <DeleteRuleDialog rule={rule} visible={open === 'delete'} onClose={close} />
      <SwitchUnmanagedRuleDialog
        rule={rule}
        visible={open === 'switch'}
        onConfirm={switchRule}
        onClose={close}
      />
    </>
  );
}
