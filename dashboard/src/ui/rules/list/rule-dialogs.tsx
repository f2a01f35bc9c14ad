import type { Rule } from '@momento-gateway/api/rules/rule';
import { DeleteDialog } from '../../forms/delete-dialog.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { useDeleteRule } from '../../queries/use-rules.ts';

const UNMANAGED =
  'This rule was not created in this dashboard. Another tool may depend on it, or undo the change.';

interface DeleteRuleDialogProps {
  readonly rule: Rule;
  readonly visible: boolean;
  readonly onClose: () => void;
}

export function DeleteRuleDialog({ rule, visible, onClose }: DeleteRuleDialogProps) {
  const { set } = useUrlState();
  const remove = useDeleteRule(rule.name);
  return (
    <DeleteDialog
      visible={visible}
      title={`Delete ${rule.name}`}
      word={rule.name}
      onDelete={async () => {
        await remove.mutateAsync(rule.version);
        set({ rule: undefined });
        return { type: 'success', header: `${rule.name} was deleted` };
      }}
      failure={`${rule.name} was not deleted`}
      onClose={onClose}
    >
      {!rule.managedHere && `${UNMANAGED} `}
      The rule no longer sends events to its targets. The targets themselves are kept.
    </DeleteDialog>
  );
}

interface SwitchUnmanagedRuleDialogProps {
  readonly rule: Rule;
  readonly visible: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks for confirmation before an unmanaged rule is enabled or disabled. */
export function SwitchUnmanagedRuleDialog(props: SwitchUnmanagedRuleDialogProps) {
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
      {UNMANAGED}
    </FormDialog>
  );
}
