import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { chooseOption, type Options } from '../navigation/use-url-state.ts';

interface OptionSelectProps {
  readonly options: Options;
  /** Empty for the first option. */
  readonly value: string;
  /** What is chosen, for screen readers. */
  readonly label: string;
  /** Called with undefined when the first option was chosen. */
  readonly onChoose: (value: string | undefined) => void;
}

/** One of a few choices, for lists and charts. A menu, because every page loads its code anyway. */
export function OptionSelect({ options, value, label, onChoose }: OptionSelectProps) {
  const chosen = chooseOption(options, value);
  return (
    <ButtonDropdown
      ariaLabel={`${label}: ${chosen.label}`}
      expandToViewport
      items={options.map((option) => ({
        id: option.value,
        text: option.label,
        itemType: 'checkbox',
        checked: option === chosen,
      }))}
      onItemClick={({ detail: { id } }) => onChoose(id === options[0].value ? undefined : id)}
    >
      {chosen.label}
    </ButtonDropdown>
  );
}
