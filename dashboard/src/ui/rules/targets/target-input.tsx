'use client';

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { renderTargetInput } from '@momento-gateway/api/target-input/render-target-input';
import type { RenderedInput } from '@momento-gateway/api/target-input/target-input';
import { formatRuleArn } from '@momento-gateway/shared/rule-arn';
import { useMemo } from 'react';
import { useFormContext } from 'react-hook-form';
import { JsonView } from '../../elements/json-view.tsx';
import { ChoiceField } from '../../forms/choice-field.tsx';
import { TextAreaField } from '../../forms/text-area-field.tsx';
import { TextField } from '../../forms/text-field.tsx';
import { useGateway } from '../../gateway/use-gateway.ts';
import { buildSampleEvent } from '../check/sample-event.ts';
import { isInputComplete, NEW_TARGET, readInput, type TargetFormFields } from './target-fields.ts';

const INPUTS = {
  event: 'The whole event',
  part: 'A part of the event',
  constant: 'The same JSON for every event',
  template: 'A text made from a template',
};

interface TargetInputProps {
  readonly place: number;
}

/** What of an event the target gets, with a preview. */
export function TargetInput({ place }: TargetInputProps) {
  const { control, watch } = useFormContext<TargetFormFields>();
  const fields = watch(`targets.${place}`) ?? NEW_TARGET;
  const [events, name] = watch(['events', 'name']);
  const busArn = useGateway().data?.bus.arn ?? '';
  const event = useMemo(
    () => JSON.stringify(buildSampleEvent(events.cache, events.topic)),
    [events],
  );
  const ruleArn = formatRuleArn(busArn, name);
  return (
    <SpaceBetween size="m">
      <ChoiceField
        control={control}
        name={`targets.${place}.input`}
        label="It gets"
        choices={INPUTS}
      />
      {fields.input === 'part' && (
        <TextField
          control={control}
          name={`targets.${place}.path`}
          label="Path of the part"
          placeholder="$.detail.text"
        />
      )}
      {fields.input === 'constant' && (
        <TextAreaField control={control} name={`targets.${place}.json`} label="JSON" rows={4} />
      )}
      {fields.input === 'template' && (
        <SpaceBetween size="m">
          <TextAreaField
            control={control}
            name={`targets.${place}.paths`}
            label="Values for the template"
            constraintText="On each line a name and a path: text=$.detail.text"
            rows={3}
          />
          <TextAreaField
            control={control}
            name={`targets.${place}.template`}
            label="Template"
            constraintText="<text> stands for the value of that name."
            rows={4}
          />
        </SpaceBetween>
      )}
      {fields.input !== 'event' && isInputComplete(fields) && (
        <InputPreview input={renderTargetInput(readInput(fields), event, ruleArn)} />
      )}
    </SpaceBetween>
  );
}

function InputPreview({ input }: { readonly input: RenderedInput }) {
  return (
    <div>
      <Box variant="awsui-key-label">Preview with an example event</Box>
      <JsonView value={input.text} what="preview" />
      {input.result === 'not-json' && (
        <StatusIndicator type="error">
          This is not JSON: EventBridge does not deliver it. Take values that are objects or lists
          out of the quotes.
        </StatusIndicator>
      )}
      <Box variant="small">Made by this dashboard; EventBridge’s own blanks may differ.</Box>
    </div>
  );
}
