import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { chooseSpan, formatTimeText } from '../archive/span-text.ts';
import { FormDialog } from '../forms/form-dialog.tsx';

const MINUTE_MS = 60_000;

const LENGTHS = [
  { id: '15', text: 'Last 15 minutes', ms: 15 * MINUTE_MS },
  { id: '60', text: 'Last hour', ms: 60 * MINUTE_MS },
  { id: '1440', text: 'Last 24 hours', ms: 24 * 60 * MINUTE_MS },
  { id: '10080', text: 'Last 7 days', ms: 7 * 24 * 60 * MINUTE_MS },
] as const;

/** When failures first failed, ms since the epoch; without bounds it is any time. */
interface FailureSpan {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

interface FailureSpanSelectProps {
  readonly span: FailureSpan;
  readonly onChoose: (span: FailureSpan) => void;
}

/** Chooses a time from which on failures are shown, or a span. What is chosen does not move. */
export function FailureSpanSelect({ span, onChoose }: FailureSpanSelectProps) {
  const [isAsked, setAsked] = useState(false);
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
      <SpanDialog
        visible={isAsked}
        span={span}
        onChoose={onChoose}
        onClose={() => setAsked(false)}
      />
    </>
  );
}

function describeSpan({ from, until }: FailureSpan): string {
  if (from === undefined && until === undefined) return 'Any time';
  if (until === undefined) return `Since ${formatTimeText(from ?? 0)}`;
  if (from === undefined) return `Before ${formatTimeText(until)}`;
  return `${formatTimeText(from)} – ${formatTimeText(until)}`;
}

interface SpanDialogProps extends FailureSpanSelectProps {
  readonly visible: boolean;
  readonly onClose: () => void;
}

function SpanDialog({ visible, span, onChoose, onClose }: SpanDialogProps) {
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [wrong, setWrong] = useState({ from: '', until: '' });
  const input = useRef<InputProps.Ref>(null);
  const begin = useEffectEvent(() => {
    const now = Date.now();
    setFrom(formatTimeText(span.from ?? now - 60 * MINUTE_MS));
    setUntil(formatTimeText(span.until ?? now));
    setWrong({ from: '', until: '' });
    input.current?.focus();
  });
  useEffect(() => {
    if (visible) begin();
  }, [visible]);
  const choose = () => {
    const chosen = chooseSpan(from, until);
    if ('wrong' in chosen) {
      setWrong(chosen.wrong);
      return;
    }
    onChoose(chosen);
    onClose();
  };
  return (
    <FormDialog
      visible={visible}
      title="First failed"
      action="Show"
      isBusy={false}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <FormField label="From" errorText={wrong.from}>
        <Input
          ref={input}
          value={from}
          autoComplete={false}
          onChange={({ detail }) => setFrom(detail.value)}
        />
      </FormField>
      <FormField label="Until" errorText={wrong.until}>
        <Input
          value={until}
          autoComplete={false}
          onChange={({ detail }) => setUntil(detail.value)}
        />
      </FormField>
    </FormDialog>
  );
}
