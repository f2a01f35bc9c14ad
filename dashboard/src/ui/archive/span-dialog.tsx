import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { FormDialog } from '../forms/form-dialog.tsx';
import { chooseSpan, formatTimeText } from './span-text.ts';

const HOUR_MS = 3_600_000;

/** A span of time, ms since the epoch; without bounds it is any time. */
export interface OpenSpan {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

interface SpanDialogProps {
  /** What happened in the span: "First failed". */
  readonly title: string;
  readonly visible: boolean;
  readonly span: OpenSpan;
  readonly onChoose: (span: OpenSpan) => void;
  readonly onClose: () => void;
}

/** Asks for the two ends of a span; the last hour when there is none yet. */
export function SpanDialog(props: SpanDialogProps) {
  const { title, visible, span, onChoose, onClose } = props;
  const [given, setGiven] = useState({ from: '', until: '' });
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [wrong, setWrong] = useState({ from: '', until: '' });
  const input = useRef<InputProps.Ref>(null);
  const begin = useEffectEvent(() => {
    const now = Date.now();
    const texts = {
      from: formatTimeText(span.from ?? now - HOUR_MS),
      until: formatTimeText(span.until ?? now),
    };
    setGiven(texts);
    setFrom(texts.from);
    setUntil(texts.until);
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
      title={title}
      action="Show"
      isBusy={false}
      isChanged={from !== given.from || until !== given.until}
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
