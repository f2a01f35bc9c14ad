import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { TARGETS_PER_RULE } from '@momento-gateway/api/rules/rule';
import { useFieldArray, useFormContext, useFormState } from 'react-hook-form';
import { TargetEditor } from './target-editor.tsx';
import { NEW_TARGET, type TargetFormFields } from './target-fields.ts';

/** Where the events go. */
export function TargetsSection() {
  const { control, watch } = useFormContext<TargetFormFields>();
  const { errors } = useFormState({ control, name: 'keptTargets' });
  const { fields, append, remove } = useFieldArray<MutableFields, 'targets'>({
    control: control as never,
    name: 'targets',
  });
  const kept = watch('keptTargets');
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Each matching event goes to every target. Below each target you see whether EventBridge is allowed to reach it."
        >
          Targets
        </Header>
      }
    >
      <SpaceBetween size="l">
        {kept > 0 && (
          <Alert type="info" statusIconAriaLabel="Info">
            {kept} more {kept === 1 ? 'target' : 'targets'} cannot be edited here and will not
            change.
          </Alert>
        )}
        {fields.map(({ id }, place) => (
          <TargetEditor
            key={id}
            place={place}
            onRemove={fields.length + kept > 1 ? () => remove(place) : undefined}
          />
        ))}
        {errors.keptTargets !== undefined && (
          <Alert type="error" statusIconAriaLabel="Error">
            {errors.keptTargets.message}
          </Alert>
        )}
        <Button
          formAction="none"
          iconName="add-plus"
          disabled={fields.length + kept >= TARGETS_PER_RULE}
          onClick={() => append(NEW_TARGET)}
        >
          Add a target
        </Button>
      </SpaceBetween>
    </Container>
  );
}

/** react-hook-form changes its arrays in place. */
type MutableFields = { targets: TargetFormFields['targets'][number][] };
