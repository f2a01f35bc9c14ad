import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext, useFormState } from 'react-hook-form';
import { TextAreaField } from '../../forms/text-area-field.tsx';
import { ConditionsField } from './conditions-field.tsx';
import type { PatternFields } from './draft-pattern.ts';
import { EventChoiceFields } from './event-choice-fields.tsx';
import { PatternViewSwitch } from './pattern-view-switch.tsx';

/** Which events match, by form or as JSON. */
export function EventsSection() {
  const { control, watch } = useFormContext<PatternFields>();
  const { errors } = useFormState({ control, name: 'json' });
  const view = watch('view');
  return (
    <Container
      header={
        <Header variant="h2" actions={<PatternViewSwitch />}>
          Events
        </Header>
      }
    >
      {view === 'json' ? (
        <TextAreaField
          control={control}
          name="json"
          label="Event pattern as JSON"
          description="You can use all of EventBridge’s event pattern syntax."
          rows={16}
        />
      ) : (
        <SpaceBetween size="l">
          {errors.json !== undefined && (
            <Alert type="error" statusIconAriaLabel="Error">
              {errors.json.message}
            </Alert>
          )}
          <EventChoiceFields />
          <ConditionsField />
        </SpaceBetween>
      )}
    </Container>
  );
}
