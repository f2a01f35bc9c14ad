import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { ChoiceField } from '../../forms/choice-field.tsx';
import { NEW_CONDITION } from './condition-fields.ts';
import { ConditionRow } from './condition-row.tsx';
import type { PatternFields } from './draft-pattern.ts';

const JOINS = {
  all: 'All conditions are met',
  any: 'At least one condition is met',
};

/** Conditions on the fields of `detail`. */
export function ConditionsField() {
  const { control } = useFormContext<PatternFields>();
  const { fields, append, remove } = useFieldArray<MutableFields, 'conditions'>({
    control: control as never,
    name: 'conditions',
  });
  return (
    <SpaceBetween size="m">
      <div>
        <Box variant="h3">Conditions</Box>
        <Box variant="small">
          {fields.length === 0
            ? 'None: all of these events match.'
            : 'If a condition has several values, one of them has to match.'}
        </Box>
      </div>
      {fields.length > 1 && (
        <ChoiceField control={control} name="join" label="An event matches when" choices={JOINS} />
      )}
      {fields.map(({ id }, place) => (
        <ConditionRow key={id} place={place} onRemove={() => remove(place)} />
      ))}
      <Button
        formAction="none"
        iconName="add-plus"
        onClick={() => append(NEW_CONDITION, { focusName: `conditions.${fields.length}.field` })}
      >
        Add a condition
      </Button>
    </SpaceBetween>
  );
}

/** react-hook-form changes its arrays in place. */
type MutableFields = { conditions: PatternFields['conditions'][number][] };
