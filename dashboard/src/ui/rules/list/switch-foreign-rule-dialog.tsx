'use client';

import type { Rule } from '@momento-gateway/api/rules/rule';
import { FormDialog } from '../../forms/form-dialog.tsx';

interface SwitchForeignRuleDialogProps {
  readonly rule: Rule;
  readonly visible: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before a rule that was made elsewhere is switched on or off. */
export function SwitchForeignRuleDialog(props: SwitchForeignRuleDialogProps) {
  const { rule, visible, onConfirm, onClose } = props;
  const action = rule.enabled ? 'Disable' : 'Enable';
  return (
    <FormDialog
      visible={visible}
      title={`${action} ${rule.name}`}
      action={action}
      isBusy={false}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm();
      }}
    >
      This rule was not made in this dashboard: whatever made it may rely on it, or switch it back.
    </FormDialog>
  );
}
