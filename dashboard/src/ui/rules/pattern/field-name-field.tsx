import Autosuggest from '@cloudscape-design/components/autosuggest';
import { useMemo } from 'react';
import { useFormContext } from 'react-hook-form';
import { describeError } from '../../client/explain-error.ts';
import { ControlledField } from '../../forms/controlled-field.tsx';
import type { DetailField } from './condition-fields.ts';
import type { PatternFields } from './draft-pattern.ts';
import { suggestFields } from './suggest-fields.ts';
import { useRecentEvents } from './use-recent-events.ts';

interface FieldNameFieldProps {
  readonly place: number;
  readonly field: DetailField;
}

/** The name of a field of the event. Those that recent events of the chosen topics have are listed. */
export function FieldNameField({ place, field: root }: FieldNameFieldProps) {
  const { control, watch } = useFormContext<PatternFields>();
  const { events, isLoading, isLoaded, error, load } = useRecentEvents(watch());
  const options = useMemo(
    () =>
      suggestFields(
        events.map(({ event }) => event),
        root,
      ).map(({ name, example }) => ({ value: name, description: `Such as ${example}` })),
    [events, root],
  );
  return (
    <ControlledField
      control={control}
      name={`conditions.${place}.name`}
      label="Name of the field"
      constraintText={
        root === 'json'
          ? 'Separate nested fields with dots: order.total is the field total in order. Only events of webhooks with “Parse text” have these fields.'
          : 'Separate nested fields with dots: a.b is the field b in a.'
      }
    >
      {(field) => (
        <Autosuggest
          ref={field.ref}
          name={field.name}
          value={String(field.value ?? '')}
          placeholder="order.total"
          options={options}
          enteredTextLabel={(text) => `Use ${text}`}
          statusType={error !== null ? 'error' : isLoading ? 'loading' : 'finished'}
          loadingText="Looking at recent events of these topics"
          errorText={error === null ? '' : describeError(error)}
          recoveryText="Retry"
          empty="No recent event of these topics has such a field."
          ariaRequired
          disableBrowserAutocorrect
          onLoadItems={({ detail }) => {
            // It is asked again with each character; the events of a topic are loaded once.
            if (detail.samePage || !isLoaded) load();
          }}
          onBlur={field.onBlur}
          onChange={({ detail }) => field.onChange(detail.value)}
        />
      )}
    </ControlledField>
  );
}
