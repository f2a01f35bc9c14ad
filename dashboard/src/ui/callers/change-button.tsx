import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import type { Ref } from 'react';
import type { Offer } from './explain-missing-role.ts';
import { useMissingRole } from './session.tsx';

type ChangeButtonProps = ButtonProps & {
  /** The operation that it leads to. */
  readonly of: Offer;
  readonly ref?: Ref<ButtonProps.Ref>;
};

/** A button for a change: disabled, with the reason, for whose role does not allow it. */
export function ChangeButton({ of, ...props }: ChangeButtonProps) {
  return <Button {...props} {...useDisabled(of)} />;
}

/** For a button, a menu or an item of it; nothing for whose role allows it. */
export function useDisabled(offer: Offer) {
  const disabledReason = useMissingRole(offer);
  return disabledReason === undefined ? undefined : { disabled: true, disabledReason };
}
