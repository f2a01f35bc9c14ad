'use client';

import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import type { RotateWay } from './rotate-form.ts';

const OPTIONS = [
  {
    value: 'paste',
    label: 'Paste it',
    description: 'Momento has made a new one already.',
  },
  {
    value: 'rotate',
    label: 'Let Momento make a new one',
    description: 'With an API key. Momento signs with it at once.',
  },
  {
    value: 'take',
    label: 'Take the current one from Momento',
    description: 'With an API key. Nothing changes there.',
  },
] as const satisfies readonly { readonly value: RotateWay; readonly [key: string]: string }[];

const EXPLANATIONS: Readonly<Record<RotateWay, string>> = {
  paste:
    'When Momento rotates a signing secret, it signs with the new one at once. Paste the new one here without delay: until then its events are refused.',
  rotate:
    'Momento rotates the signing secret of the webhook that posts here; the dashboard stores the new one straight away.',
  take: 'What Momento signs with now is stored: right at any time, and after a rotation that did not get here.',
};

interface RotateWaySelectProps {
  readonly way: RotateWay;
  readonly onChoose: (way: RotateWay) => void;
}

export function RotateWaySelect({ way, onChoose }: RotateWaySelectProps) {
  const chosen = OPTIONS.find(({ value }) => value === way) ?? OPTIONS[0];
  return (
    <FormField label="How to get it" constraintText={EXPLANATIONS[way]} stretch>
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
