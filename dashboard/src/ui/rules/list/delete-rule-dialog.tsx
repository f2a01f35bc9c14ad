'use client';

import type { Rule } from '@momento-gateway/api/rules/rule';
import { DeleteDialog } from '../../forms/delete-dialog.tsx';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { useFlash } from '../../page/flashes.tsx';
import { useErrorFlash } from '../../page/use-error-flash.ts';
import { useDeleteRule } from '../../queries/use-rules.ts';

interface DeleteRuleDialogProps {
  readonly rule: Rule;
  readonly visible: boolean;
  readonly onClose: () => void;
}

export function DeleteRuleDialog({ rule, visible, onClose }: DeleteRuleDialogProps) {
  const { set } = useUrlState();
  const remove = useDeleteRule(rule.name);
  const flash = useFlash();
  const showError = useErrorFlash();
  const onDelete = async () => {
    try {
      await remove.mutateAsync(rule.version);
      flash({ type: 'success', header: `${rule.name} was deleted` });
      set({ rule: undefined });
    } catch (error) {
      showError(`${rule.name} was not deleted`, error);
      onClose();
    }
  };
  return (
    <DeleteDialog
      visible={visible}
      title={`Delete ${rule.name}`}
      word={rule.name}
      isDeleting={remove.isPending}
      onDelete={() => void onDelete()}
      onClose={onClose}
    >
      {rule.managedHere
        ? 'Its targets get no more events through it. The targets themselves stay.'
        : 'This rule was not made in this dashboard: something else may rely on it. Its targets get no more events through it.'}
    </DeleteDialog>
  );
}
