import Button from '@cloudscape-design/components/button';
import dynamic from 'next/dynamic';
import { useState } from 'react';

/** Loaded when it is first asked for. */
const ReplayDialog = dynamic(
  () => import('../archive/replay-dialog.tsx').then((module) => module.ReplayDialog),
  { ssr: false },
);

interface SendAgainButtonProps {
  /** When the archived event happened, to the second. */
  readonly at: number;
  readonly topic: { readonly cache: string; readonly topic: string };
}

/** Sends an archived event to one rule again. */
export function SendAgainButton({ at, topic }: SendAgainButtonProps) {
  /** Undefined until it is first asked for. */
  const [isAsking, setAsking] = useState<boolean>();
  return (
    <>
      <Button onClick={() => setAsking(true)}>Send again to a rule</Button>
      {isAsking !== undefined && (
        <ReplayDialog at={at} topic={topic} visible={isAsking} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
