'use client';

import Input from '@cloudscape-design/components/input';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { FailureFilterProps } from './failure-property-filter.tsx';
import { FILTER_LABEL, FILTER_PLACEHOLDER } from './filter-texts.ts';

/** A tenth of what the page would load: it comes when somebody wants to filter. */
const FailurePropertyFilter = dynamic(
  () => import('./failure-property-filter.tsx').then((module) => module.FailurePropertyFilter),
  { ssr: false, loading: () => <FilterPlaceholder /> },
);

/** Filters by properties, or by a text that is looked for everywhere, in the event too. */
export function FailuresFilter(props: FailureFilterProps) {
  const [isWanted, setWanted] = useState(false);
  return (
    <search>
      {isWanted || props.filter.tokens.length > 0 ? (
        <FailurePropertyFilter {...props} isFocused={isWanted} />
      ) : (
        <FilterPlaceholder onFocus={() => setWanted(true)} />
      )}
    </search>
  );
}

function FilterPlaceholder({ onFocus }: { readonly onFocus?: () => void }) {
  return (
    <Input
      type="search"
      value=""
      ariaLabel={FILTER_LABEL}
      placeholder={FILTER_PLACEHOLDER}
      onChange={() => undefined}
      {...(onFocus && { onFocus })}
    />
  );
}
