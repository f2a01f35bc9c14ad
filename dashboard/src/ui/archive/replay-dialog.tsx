import Alert from '@cloudscape-design/components/alert';
import type { Span } from '@momento-gateway/api/archive/archive';
import { useEffect, useEffectEvent, useState } from 'react';
import { describeError } from '../client/explain-error.ts';
import { formatTime } from '../elements/format-time.ts';
import { FormDialog } from '../forms/form-dialog.tsx';
import { RuleField } from './rule-field.tsx';
import { useReplayToRule } from './use-replay-to-rule.ts';

export interface TopicChoice {
  /** Offers only rules that can match its events; without it, all. */
  readonly topic?: { readonly cache: string; readonly topic: string } | undefined;
}

export interface ReplayTexts {
  /** Also of the button that opens the dialog. */
  readonly title: string;
  readonly action: string;
}

interface ReplayDialogProps extends TopicChoice {
  readonly texts: ReplayTexts;
  readonly span: Span;
  readonly visible: boolean;
  readonly onClose: () => void;
  readonly onStarted: () => void;
}

/** Sends the archived events of a span to one rule again. */
export function ReplayDialog(props: ReplayDialogProps) {
  const { texts, span, topic, visible, onClose, onStarted } = props;
  const [ruleName, setRuleName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { replay, isPending, error, reset } = useReplayToRule();
  const forget = useEffectEvent(() => {
    setMissing(false);
    reset();
  });
  useEffect(() => {
    if (visible) forget();
  }, [visible]);
  return (
    <FormDialog
      visible={visible}
      {...texts}
      isBusy={isPending}
      errorText={error === null ? undefined : describeError(error)}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        // React hands it on to a form around the button that opened this.
        event.stopPropagation();
        setMissing(ruleName === '');
        if (ruleName !== '' && !isPending) replay(ruleName, span, onStarted);
      }}
    >
      <RuleField
        ruleName={ruleName}
        errorText={isMissing ? 'Choose a rule.' : ''}
        topic={topic}
        onChoose={(name) => {
          setRuleName(name);
          setMissing(false);
        }}
      />
      <Alert type="warning" statusIconAriaLabel="Warning">
        EventBridge replays by time: the rule gets every event from {formatTime(span.from)} until{' '}
        {formatTime(span.until)} that its pattern matches, whichever webhook it came by. Its targets
        get them a second time and not in their first order, so they must be idempotent. No other
        rule gets them.
      </Alert>
    </FormDialog>
  );
}
