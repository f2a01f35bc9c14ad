'use client';

import Input from '@cloudscape-design/components/input';
import { useEffect, useState } from 'react';
import type { FailureFilterProps, FailurePropertyFilter } from './failure-property-filter.tsx';
import { FILTER_LABEL, FILTER_PLACEHOLDER } from './filter-texts.ts';

/**
 * Filters by properties, or by a text that is looked for everywhere, in the event too. A tenth of
 * what the page would load: it comes when somebody wants to filter, and is given what they typed.
 */
export function FailuresFilter(props: FailureFilterProps) {
  const [isWanted, setWanted] = useState(false);
  const [typed, setTyped] = useState('');
  const [Filter, setFilter] = useState<typeof FailurePropertyFilter>();
  const isNeeded = isWanted || props.filter.tokens.length > 0;
  useEffect(() => {
    if (!isNeeded) return;
    void import('./failure-property-filter.tsx').then((module) =>
      setFilter(() => module.FailurePropertyFilter),
    );
  }, [isNeeded]);
  return (
    <search>
      {Filter !== undefined && isNeeded ? (
        <Filter {...props} isFocused={isWanted} typed={typed} />
      ) : (
        <Input
          type="search"
          value={typed}
          ariaLabel={FILTER_LABEL}
          placeholder={FILTER_PLACEHOLDER}
          onChange={({ detail }) => setTyped(detail.value)}
          onFocus={() => setWanted(true)}
        />
      )}
    </search>
  );
}
