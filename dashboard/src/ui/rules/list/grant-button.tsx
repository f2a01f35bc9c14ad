import { ChangeButton } from '../../callers/change-button.tsx';
import { useErrorFlash, useFlash } from '../../page/flashes.tsx';
import { useGrantPermission } from '../../queries/use-targets.ts';
import { targetName } from '../targets/target-name.ts';

interface GrantButtonProps {
  readonly ruleName: string;
  readonly targetArn: string;
}

/** Adds the statement that is missing to the policy of a rule's target. */
export function GrantButton({ ruleName, targetArn }: GrantButtonProps) {
  const grant = useGrantPermission(ruleName);
  const flash = useFlash();
  const showError = useErrorFlash();
  const name = targetName(targetArn);
  const failure = `EventBridge is still not allowed to send to ${name}`;
  return (
    <ChangeButton
      of="grantPermission"
      loading={grant.isPending}
      loadingText="Allowing EventBridge"
      ariaLabel={`Allow EventBridge to send to ${name}`}
      onClick={() =>
        grant.mutate(targetArn, {
          onSuccess: ({ state, message }) =>
            state === 'missing'
              ? flash({ type: 'warning', header: failure, content: message, id: failure })
              : flash({ type: 'success', header: `EventBridge may now send to ${name}` }),
          onError: (error) => showError(failure, error),
        })
      }
    >
      Allow EventBridge
    </ChangeButton>
  );
}
