'use client';

import Select from '@cloudscape-design/components/select';
import { chooseOption, type Options } from '../navigation/choose-option.ts';

interface OptionSelectProps {
  readonly options: Options;
  /** Empty for the first option. */
  readonly value: string;
  /** What is chosen, for those who do not see it. */
  readonly label: string;
  /** Called with nothing when the first option was chosen. */
  readonly onChoose: (value: string | undefined) => void;
}

/** One of a few choices, as lists and charts have them. */
export function OptionSelect({ options, value, label, onChoose }: OptionSelectProps) {
  return (
    <Select
      ariaLabel={label}
      options={options}
      selectedOption={chooseOption(options, value)}
      expandToViewport
      onChange={({ detail }) => {
        const chosen = detail.selectedOption.value;
        onChoose(chosen === options[0].value ? undefined : chosen);
      }}
    />
  );
}
