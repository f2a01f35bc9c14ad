import type { Span } from '@momento-gateway/api/archive/archive';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { ChangeButton } from '../callers/change-button.tsx';
import type { ReplayTexts, TopicChoice } from './replay-dialog.tsx';

/** Loaded when it is first asked for. */
const ReplayDialog = dynamic(
  () => import('./replay-dialog.tsx').then((module) => module.ReplayDialog),
  { ssr: false },
);

interface ReplayButtonProps extends TopicChoice {
  readonly texts: ReplayTexts;
  /** @returns undefined while there is no span. */
  readonly readSpan: () => Span | undefined;
  readonly onStarted?: () => void;
}

/** Asks to which rule archived events are sent again. */
export function ReplayButton({ texts, topic, readSpan, onStarted }: ReplayButtonProps) {
  const [asked, setAsked] = useState<Span>();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <ChangeButton
        of="startReplay"
        formAction="none"
        onClick={() => {
          const span = readSpan();
          setAsking(span !== undefined);
          if (span !== undefined) setAsked(span);
        }}
      >
        {texts.title}
      </ChangeButton>
      {asked !== undefined && (
        <ReplayDialog
          texts={texts}
          span={asked}
          topic={topic}
          visible={isAsking}
          onClose={() => setAsking(false)}
          onStarted={() => {
            setAsking(false);
            onStarted?.();
          }}
        />
      )}
    </>
  );
}
