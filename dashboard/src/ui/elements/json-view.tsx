'use client';

import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { formatJson } from './format-json.ts';

interface JsonViewProps {
  readonly value: unknown;
  /** What it is, as in "Copy event pattern". */
  readonly what: string;
}

/** A value as indented JSON, which can be scrolled with the keyboard and copied. */
export function JsonView({ value, what }: JsonViewProps) {
  const text = typeof value === 'string' ? value : formatJson(value);
  return (
    <div className="json">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section tabIndex={0} aria-label={what}>
        <pre>{text}</pre>
      </section>
      <div className="json-copy">
        <CopyToClipboard
          variant="icon"
          textToCopy={text}
          copyButtonAriaLabel={`Copy ${what}`}
          copySuccessText="Copied"
          copyErrorText="Not copied: the browser refused it"
          popoverRenderWithPortal
        />
      </div>
    </div>
  );
}
