'use client';

import Form from '@cloudscape-design/components/form';
import { explainError } from '../client/explain-error.ts';
import { DialogButtons } from '../elements/dialog-buttons.tsx';
import { formatCount } from '../elements/format-count.ts';

interface RedriveQuestionProps {
  readonly count: number;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function RedriveQuestion(props: RedriveQuestionProps) {
  const { count, isBusy, error, onConfirm, onClose } = props;
  const explanation = error === undefined || error === null ? undefined : explainError(error);
  return (
    <form
      aria-label="Redrive failures"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onConfirm();
      }}
    >
      <Form
        errorText={explanation && `Not redriven: ${explanation.cause}`}
        actions={<DialogButtons action="Redrive" isBusy={isBusy} onCancel={onClose} />}
      >
        <div>{formatCount(count, 'failure')} will be sent again.</div>
        <ul>
          <li>
            What the bus did not take is published again, and goes to every rule that matches it
            now.
          </li>
          <li>What a target did not take goes to that target only.</li>
          <li>Consumers may see these events after newer ones.</li>
          <li>A failure leaves the queue only after its event was taken.</li>
        </ul>
      </Form>
    </form>
  );
}
