import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import type { RotateWay } from './rotate-form.ts';

const OPTIONS = [
  {
    value: 'paste',
    label: 'Paste it',
    description: 'You already rotated it in Momento.',
  },
  {
    value: 'rotate',
    label: 'Let Momento rotate it',
    description: 'With an API key. Momento uses the new one immediately.',
  },
  {
    value: 'take',
    label: 'Get the current one from Momento',
    description: 'With an API key. Nothing changes in Momento.',
  },
] as const satisfies readonly { readonly value: RotateWay; readonly [key: string]: string }[];

const EXPLANATIONS: Readonly<Record<RotateWay, string>> = {
  paste:
    'After a rotation, Momento signs with the new secret immediately. Paste it here: calls that came in the meantime are held, and published if it verifies them.',
  rotate:
    'Momento rotates the signing secret of the webhook, and the dashboard stores the new one.',
  take: 'Stores the signing secret that Momento uses now. Use this if a rotation failed halfway.',
};

interface RotateWaySelectProps {
  readonly way: RotateWay;
  readonly onChoose: (way: RotateWay) => void;
}

export function RotateWaySelect({ way, onChoose }: RotateWaySelectProps) {
  const chosen = OPTIONS.find(({ value }) => value === way) ?? OPTIONS[0];
  return (
    <FormField label="Source" constraintText={EXPLANATIONS[way]} stretch>
      <Select
        options={OPTIONS}
        selectedOption={chosen}
        onChange={({ detail }) =>
          onChoose(OPTIONS.find(({ value }) => value === detail.selectedOption.value)?.value ?? way)
        }
      />
    </FormField>
  );
}
