import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { OperandKind } from '@momento-gateway/api/pattern/operator';
import { OPERATORS, type OperatorId } from '@momento-gateway/api/pattern/operators';
import { useFormContext } from 'react-hook-form';
import { ChoiceField } from '../../forms/choice-field.tsx';
import { TextAreaField } from '../../forms/text-area-field.tsx';
import { DETAIL_FIELDS, needsName } from './condition-fields.ts';
import type { PatternFields } from './draft-pattern.ts';
import { FieldNameField } from './field-name-field.tsx';
import { ParseTextNote, WildcardNote } from './pattern-notes.tsx';

const OPERATOR_LABELS = Object.fromEntries(
  Object.entries(OPERATORS).map(([id, { label }]) => [id, label]),
);

const HINTS = {
  texts: 'One value per line.',
  numbers: 'One number per line.',
  range: 'Two lines: the lower number, the upper number.',
  addresses: 'One CIDR range per line, such as 10.0.0.0/24.',
  none: '',
} satisfies Record<OperandKind, string>;

interface ConditionRowProps {
  readonly place: number;
  readonly onRemove: () => void;
}

export function ConditionRow({ place, onRemove }: ConditionRowProps) {
  const { control, watch } = useFormContext<PatternFields>();
  const condition = watch(`conditions.${place}`);
  const events = watch('events');
  const operator: OperatorId = condition?.operator ?? 'equals';
  const { operand } = OPERATORS[operator];
  const lines = (condition?.values ?? '').split('\n');
  const isNamed = needsName(condition?.field ?? 'text');
  return (
    <fieldset aria-label={`Condition ${place + 1}`} className="boxed">
      <SpaceBetween size="s">
        <ColumnLayout columns={2}>
          <ChoiceField
            control={control}
            name={`conditions.${place}.field`}
            label="Field"
            choices={DETAIL_FIELDS}
          />
          <ChoiceField
            control={control}
            name={`conditions.${place}.operator`}
            label="Condition"
            choices={OPERATOR_LABELS}
          />
        </ColumnLayout>
        {isNamed && <FieldNameField place={place} field={condition?.field ?? 'json'} />}
        {condition?.field === 'json' && events.from === 'webhook' && events.webhookId !== '' && (
          <ParseTextNote webhookId={events.webhookId} />
        )}
        {operand !== 'none' && (
          <div>
            <TextAreaField
              control={control}
              name={`conditions.${place}.values`}
              label="Values"
              constraintText={HINTS[operand]}
              rows={Math.min(6, Math.max(operand === 'range' ? 2 : 1, lines.length))}
            />
            {operator.endsWith('wildcard') && <WildcardNote wildcards={lines} />}
          </div>
        )}
        <Button formAction="none" onClick={onRemove} ariaLabel={`Remove condition ${place + 1}`}>
          Remove
        </Button>
      </SpaceBetween>
    </fieldset>
  );
}
