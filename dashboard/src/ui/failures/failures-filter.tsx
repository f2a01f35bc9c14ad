import Input from '@cloudscape-design/components/input';
import { useEffect, useState } from 'react';
import type { FailureFilterProps, FailurePropertyFilter } from './failure-property-filter.tsx';

const LABEL = 'Filter failures';
const PLACEHOLDER = 'Filter by reason, webhook, detail-type or text';

/**
 * Filters by properties, or by a text anywhere in the failure or its event. The property filter is a
 * tenth of the page's weight: it is loaded when the field has the focus, and gets what was typed.
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
        <Filter
          {...props}
          label={LABEL}
          placeholder={PLACEHOLDER}
          isFocused={isWanted}
          typed={typed}
        />
      ) : (
        <Input
          type="search"
          value={typed}
          ariaLabel={LABEL}
          placeholder={PLACEHOLDER}
          onChange={({ detail }) => setTyped(detail.value)}
          onFocus={() => setWanted(true)}
        />
      )}
    </search>
  );
}
