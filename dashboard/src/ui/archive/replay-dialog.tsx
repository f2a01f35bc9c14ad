import Alert from '@cloudscape-design/components/alert';
import { useEffect, useEffectEvent, useState } from 'react';
import { describeError } from '../client/explain-error.ts';
import { formatTime } from '../elements/format-time.ts';
import { FormDialog } from '../forms/form-dialog.tsx';
import { RuleField } from './rule-field.tsx';
import { useReplayToRule } from './use-replay-to-rule.ts';

/** Events have a time to the second, and a replay is of a span. */
const SECOND_MS = 1_000;

interface ReplayDialogProps {
  /** When the event happened, to the second. */
  readonly at: number;
  readonly topic: { readonly cache: string; readonly topic: string };
  readonly visible: boolean;
  readonly onClose: () => void;
}

/** Sends an archived event to one rule again. */
export function ReplayDialog({ at, topic, visible, onClose }: ReplayDialogProps) {
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
      title="Send again to a rule"
      action="Send again"
      isBusy={isPending}
      errorText={error === null ? undefined : describeError(error)}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(ruleName === '');
        if (ruleName === '' || isPending) return;
        replay(ruleName, { from: at, until: at + SECOND_MS }, onClose);
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
        EventBridge replays by time: the rule gets every event of the second {formatTime(at)} that
        its pattern matches. Its targets get them a second time, so they must be idempotent. No
        other rule gets them.
      </Alert>
    </FormDialog>
  );
}
