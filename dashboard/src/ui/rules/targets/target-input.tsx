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
import { isInputComplete, readInput } from './input-fields.ts';
import { NEW_TARGET, type TargetFormFields } from './target-fields.ts';

const INPUTS = {
  event: 'The whole event',
  part: 'Part of the event',
  constant: 'Constant JSON',
  template: 'Input transformer (template)',
};

/** The target's input, with a preview. */
export function TargetInput({ place }: { readonly place: number }) {
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
        label="Input"
        choices={INPUTS}
      />
      {fields.input === 'part' && (
        <TextField
          control={control}
          name={`targets.${place}.path`}
          label="JSON path"
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
            label="Input paths"
            constraintText="One name and path per line, such as text=$.detail.text"
            rows={3}
          />
          <TextAreaField
            control={control}
            name={`targets.${place}.template`}
            label="Template"
            constraintText="<text> is replaced by the value of text."
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
          This is not valid JSON, so EventBridge does not deliver it. Remove the quotes around
          values that are objects or lists.
        </StatusIndicator>
      )}
      <Box variant="small">
        Rendered by this dashboard. The white space may differ in EventBridge.
      </Box>
    </div>
  );
}
