import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { OpenSpan } from '../archive/span-dialog.tsx';
import { formatTimeText } from '../archive/span-text.ts';

/** Loaded when it is first asked for, and mounted from then on: else Esc would lose the focus. */
const SpanDialog = dynamic(
  () => import('../archive/span-dialog.tsx').then((module) => module.SpanDialog),
  { ssr: false },
);

const MINUTE_MS = 60_000;

const LENGTHS = [
  { id: '15', text: 'Last 15 minutes', ms: 15 * MINUTE_MS },
  { id: '60', text: 'Last hour', ms: 60 * MINUTE_MS },
  { id: '1440', text: 'Last 24 hours', ms: 24 * 60 * MINUTE_MS },
  { id: '10080', text: 'Last 7 days', ms: 7 * 24 * 60 * MINUTE_MS },
] as const;

interface FailureSpanSelectProps {
  readonly span: OpenSpan;
  readonly onChoose: (span: OpenSpan) => void;
}

/** Chooses a time from which on failures are shown, or a span. What is chosen does not move. */
export function FailureSpanSelect({ span, onChoose }: FailureSpanSelectProps) {
  /** Undefined until it is first asked for. */
  const [isAsked, setAsked] = useState<boolean>();
  const choose = (id: string) => {
    if (id === 'span') {
      setAsked(true);
      return;
    }
    const length = LENGTHS.find((one) => one.id === id);
    onChoose(length === undefined ? {} : { from: Date.now() - length.ms });
  };
  const text = describeSpan(span);
  return (
    <>
      <ButtonDropdown
        ariaLabel={`First failed: ${text}`}
        expandToViewport
        items={[
          { id: 'any', text: 'Any time' },
          ...LENGTHS.map(({ id, text: label }) => ({ id, text: label })),
          { id: 'span', text: 'From … until …' },
        ]}
        onItemClick={({ detail }) => choose(detail.id)}
      >
        {text}
      </ButtonDropdown>
      {isAsked !== undefined && (
        <SpanDialog
          title="First failed"
          visible={isAsked}
          span={span}
          onChoose={onChoose}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

function describeSpan({ from, until }: OpenSpan): string {
  if (from === undefined && until === undefined) return 'Any time';
  if (until === undefined) return `Since ${formatTimeText(from ?? 0)}`;
  if (from === undefined) return `Before ${formatTimeText(until)}`;
  return `${formatTimeText(from)} – ${formatTimeText(until)}`;
}
