import dynamic from 'next/dynamic';
import { useState } from 'react';
import { ChangeButton } from '../../callers/change-button.tsx';
import { targetName } from '../targets/target-name.ts';

/** Loaded when somebody wants to look. */
const QueueDialog = dynamic(() => import('./queue-dialog.tsx').then((all) => all.QueueDialog), {
  ssr: false,
});

interface LookButtonProps {
  readonly ruleName: string;
  readonly arn: string;
}

/** Opens the dialog that shows messages of a queue. */
export function LookButton({ ruleName, arn }: LookButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  return (
    <>
      <ChangeButton
        of="lookIntoQueue"
        ariaLabel={`Look into the queue ${targetName(arn)}`}
        onClick={() => {
          setWasOpen(true);
          setOpen(true);
        }}
      >
        Look into the queue
      </ChangeButton>
      {wasOpen && (
        <QueueDialog
          ruleName={ruleName}
          arn={arn}
          visible={isOpen}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
