import { useEffect, useRef, useState } from 'react';

const TYPING_PAUSE_MS = 200;

/**
 * What is typed into a search, which is sent on when the typing pauses.
 *
 * @param value the search in effect; a change from outside, such as "back", replaces what is typed
 */
export function useTypedSearch(
  value: string,
  onSearch: (text: string) => void,
  pauseMs = TYPING_PAUSE_MS,
): readonly [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) setText(value);
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (text === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text;
      onSearch(text);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text, onSearch, pauseMs]);
  return [text, setText];
}
