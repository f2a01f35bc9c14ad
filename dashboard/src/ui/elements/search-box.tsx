import TextFilter from '@cloudscape-design/components/text-filter';
import { useTypedSearch } from './use-typed-search.ts';

interface SearchBoxProps {
  readonly value: string;
  /** Called when the typing pauses. */
  readonly onSearch: (text: string) => void;
  /** What is searched: "Search webhooks by name, cache or topic". */
  readonly label: string;
  readonly countText?: string | undefined;
  /** How long the typing pauses. */
  readonly pauseMs?: number;
}

export function SearchBox({ value, onSearch, label, countText, pauseMs }: SearchBoxProps) {
  const [text, type] = useTypedSearch(value, onSearch, pauseMs);
  return (
    <TextFilter
      filteringText={text}
      filteringPlaceholder={label}
      filteringAriaLabel={label}
      filteringClearAriaLabel="Clear the search"
      {...(countText === undefined ? {} : { countText })}
      onChange={({ detail }) => type(detail.filteringText)}
    />
  );
}
