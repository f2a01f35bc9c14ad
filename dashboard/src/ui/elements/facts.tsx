import Box from '@cloudscape-design/components/box';
import type { CSSProperties, ReactNode } from 'react';

interface FactsProps {
  readonly items: readonly { readonly label: string; readonly value: ReactNode }[];
  /** As many stand in a line as are so wide. */
  readonly minWidth: string;
}

/** Labels and values. CSS alone places them: nothing moves once the page has been measured. */
export function Facts({ items, minWidth }: FactsProps) {
  return (
    <dl className="facts" style={{ '--fact-width': minWidth } as CSSProperties}>
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>
            <Box variant="awsui-key-label">{label}</Box>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
