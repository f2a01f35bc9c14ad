import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';
import { CheckboxField } from '../../forms/checkbox-field.tsx';
import { TextField } from '../../forms/text-field.tsx';
import { useRules } from '../../queries/use-rules.ts';
import type { RuleFields } from './rule-form.ts';
import { suggestRuleName } from './suggest-rule-name.ts';

interface RuleSectionProps {
  /** The name of an existing rule cannot be changed. */
  readonly isNew: boolean;
}

/** The rule's name, description and state. */
export function RuleSection({ isNew }: RuleSectionProps) {
  const { control, watch, resetField, getValues } = useFormContext<RuleFields>();
  const { dirtyFields } = useFormState({ control, name: 'name' });
  const { from, cache, topic, topicText } = watch('events');
  const topicPart = from === 'cache' ? undefined : from === 'topics' ? topicText : topic;
  const taken = useRules().data?.rules.map((rule) => rule.name);
  const suggestion = cache === '' ? '' : suggestRuleName(cache, topicPart, taken);
  const isTyped = dirtyFields.name === true;
  const isCopy = useRef(getValues('name') !== '');
  useEffect(() => {
    if (!isNew || isTyped || isCopy.current) return;
    // As the field's default: a suggestion is nothing that a person typed.
    resetField('name', { defaultValue: suggestion });
  }, [isNew, isTyped, suggestion, resetField]);
  return (
    <Container header={<Header variant="h2">Rule</Header>}>
      <SpaceBetween size="l">
        {isNew && (
          <TextField
            control={control}
            name="name"
            label="Name"
            description="You cannot change it later."
            constraintText="1 to 64 letters, digits and . - _"
          />
        )}
        <TextField control={control} name="description" label="Description" isOptional />
        <CheckboxField control={control} name="enabled" label="Enabled" />
      </SpaceBetween>
    </Container>
  );
}
