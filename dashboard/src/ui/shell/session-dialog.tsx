import Box from '@cloudscape-design/components/box';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useSession } from '../callers/session.tsx';
import { useLeaveGuard } from '../navigation/leave-guard.tsx';
import { SIGNED_IN_PATH, watchSignIns } from './sign-ins.ts';

/**
 * Signs in again beside this page, which keeps what was typed. It closes by itself when the same
 * person is signed in again; for somebody else the page has to be loaded again.
 */
export function SessionDialog() {
  const { other, state, check } = useSession();
  const { unload } = useLeaveGuard();
  const button = useRef<ButtonProps.Ref>(null);
  const isVisible = state !== 'open';
  const look = useEffectEvent(() => void check());
  useEffect(() => {
    if (state !== 'ended') return undefined;
    return watchSignIns(() => look());
  }, [state]);
  useEffect(() => {
    if (isVisible) button.current?.focus();
  }, [isVisible]);
  const isOther = state === 'other';
  return (
    <Modal
      visible={isVisible}
      header={isOther ? 'Somebody else is signed in' : 'Your session has ended'}
      closeAriaLabel="Check again"
      onDismiss={() => void check()}
      footer={
        <Box float="right">
          {isOther ? (
            <Button
              ref={button}
              variant="primary"
              onClick={() => unload(() => window.location.reload())}
            >
              Reload the page
            </Button>
          ) : (
            <Button
              ref={button}
              variant="primary"
              href={`/sign-in?returnTo=${SIGNED_IN_PATH}`}
              target="_blank"
              iconName="external"
              iconAlign="right"
              ariaLabel="Sign in again (opens in a new tab)"
            >
              Sign in again
            </Button>
          )}
        </Box>
      }
    >
      {isOther
        ? `This browser is now signed in as ${other?.name}. What you entered here was not saved, and is lost when the page is loaded again.`
        : 'You sign in on a new tab. This page stays as it is: go on here afterwards, and repeat what was refused.'}
    </Modal>
  );
}
