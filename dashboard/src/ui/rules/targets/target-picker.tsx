import Select from '@cloudscape-design/components/select';
import type { ListTargetsType, PickableTarget } from '@momento-gateway/api/rules/target';
import { type FieldPath, useFormContext } from 'react-hook-form';
import { describeError } from '../../client/explain-error.ts';
import { useFrozenWhileOpen } from '../../elements/use-frozen-while-open.ts';
import { ControlledField } from '../../forms/controlled-field.tsx';
import { TextField } from '../../forms/text-field.tsx';
import { useTargets } from '../../queries/use-targets.ts';
import type { TargetFormFields } from './target-fields.ts';
import { targetName } from './target-name.ts';

interface TargetPickerProps {
  readonly name: FieldPath<TargetFormFields>;
  readonly type: ListTargetsType;
  readonly label: string;
  readonly description?: string | undefined;
  /** Its aliases and versions are listed instead. */
  readonly functionArn?: string;
  /** Called after another one was chosen. */
  readonly onChosen?: () => void;
  /** What it means to choose none; without it one has to be chosen. */
  readonly none?: string;
}

/** A list of what the account has; an ARN field where listing is not possible. */
export function TargetPicker(props: TargetPickerProps) {
  const { name, type, label, description = '', functionArn, none } = props;
  const { control } = useFormContext<TargetFormFields>();
  const query = useTargets(type, functionArn);
  const isLoading = query.isPending || query.isPlaceholder;
  const targets = isLoading ? NO_TARGETS : (query.data?.targets ?? NO_TARGETS);
  const status = query.error !== null ? 'error' : isLoading ? 'loading' : 'finished';
  const asked = targets.length === 0 ? `nothing, ${status}` : type;
  const [shown, frame] = useFrozenWhileOpen({ targets, status } as const, asked);
  if (query.data?.unavailable !== undefined && !query.isPlaceholder) {
    return (
      <TextField
        control={control}
        name={name}
        label={`${label}, by its ARN`}
        description={`${description} ${query.data.unavailable} Enter the ARN.`.trimStart()}
        isOptional={none !== undefined}
        placeholder="arn:aws:…"
      />
    );
  }
  const options = [
    ...(none === undefined ? [] : [{ value: '', label: none }]),
    ...shown.targets.map(({ arn, name: label }) => ({ value: arn, label, description: arn })),
  ];
  return (
    <ControlledField
      control={control}
      name={name}
      label={label}
      description={description === '' ? undefined : description}
    >
      {(field) => (
        <div ref={frame}>
          <Select
            ref={field.ref}
            placeholder="Choose one"
            options={options}
            selectedOption={
              options.find(({ value }) => value === (field.value ?? '')) ??
              toOption(String(field.value))
            }
            filteringType="auto"
            filteringPlaceholder="Search by name"
            filteringAriaLabel={`Search: ${label}`}
            statusType={shown.status}
            loadingText="Loading"
            errorText={query.error === null ? '' : describeError(query.error)}
            recoveryText="Retry"
            onLoadItems={({ detail }) => {
              if (detail.samePage) void query.refetch();
            }}
            empty={EMPTY[type]}
            noMatch="No match"
            onBlur={field.onBlur}
            onChange={({ detail }) => {
              field.onChange(detail.selectedOption.value);
              props.onChosen?.();
            }}
          />
        </div>
      )}
    </ControlledField>
  );
}

const NO_TARGETS: readonly PickableTarget[] = [];

/** A target that is not in the list: in another account, or deleted. */
function toOption(arn: string) {
  return arn === '' ? null : { value: arn, label: targetName(arn), description: arn };
}

const EMPTY = {
  sqs: 'There is no queue in this account and Region.',
  lambda: 'There is no function in this account and Region.',
  sns: 'There is no topic in this account and Region.',
  logs: 'There is no log group whose name starts with /aws/events/.',
  'step-functions': 'There is no state machine in this account and Region.',
  'event-bus': 'There is no other classic event bus in this account and Region.',
  'api-destination': 'There is no API destination in this account and Region.',
  role: 'There is no role that EventBridge can assume.',
} satisfies Record<ListTargetsType, string>;
