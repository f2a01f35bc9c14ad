'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';
import { CheckboxField } from '../forms/checkbox-field.tsx';
import { TextField } from '../forms/text-field.tsx';
import { type RuleFields, readTopicChoice } from './rule-form.ts';
import { suggestRuleName } from './suggest-rule-name.ts';

/** The rule's own name, description and state. */
export function RuleSection() {
  const { control, watch, setValue } = useFormContext<RuleFields>();
  const { dirtyFields } = useFormState({ control, name: 'name' });
  const { cache, topic } = { topic: undefined, ...readTopicChoice(watch('events')) };
  const suggestion = cache === '' ? '' : suggestRuleName(cache, topic);
  const isTyped = dirtyFields.name === true;
  useEffect(() => {
    if (!isTyped) setValue('name', suggestion);
  }, [isTyped, suggestion, setValue]);
  return (
    <Container header={<Header variant="h2">Rule</Header>}>
      <SpaceBetween size="l">
        <TextField
          control={control}
          name="name"
          label="Name"
          description="It cannot be changed later."
          constraintText="1 to 64 letters, digits and . - _"
        />
        <TextField control={control} name="description" label="Description" isOptional />
        <CheckboxField control={control} name="enabled" label="Enabled" />
      </SpaceBetween>
    </Container>
  );
}
