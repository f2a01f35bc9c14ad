'use client';

import TextFilter from '@cloudscape-design/components/text-filter';
import { useEffect, useRef, useState } from 'react';

const TYPING_PAUSE_MS = 200;

interface SearchBoxProps {
  readonly value: string;
  /** Called when the typing pauses. */
  readonly onSearch: (text: string) => void;
  /** What is searched: "Search webhooks by name, cache or topic". */
  readonly label: string;
  readonly countText?: string | undefined;
}

export function SearchBox({ value, onSearch, label, countText }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    // Changed from outside: a cleared search, the browser's "back".
    if (value !== sent.current) setText(value);
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (text === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text;
      onSearch(text);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <TextFilter
      filteringText={text}
      filteringPlaceholder={label}
      filteringAriaLabel={label}
      filteringClearAriaLabel="Clear the search"
      {...(countText === undefined ? {} : { countText })}
      onChange={({ detail }) => setText(detail.filteringText)}
    />
  );
}
