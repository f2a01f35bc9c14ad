import { CopyText } from './copy-text.tsx';
import { formatJson } from './format-json.ts';

interface JsonViewProps {
  readonly value: unknown;
  /** What it is, as in "Copy event pattern". */
  readonly what: string;
}

/** A value as indented JSON that can be scrolled with the keyboard and copied. */
export function JsonView({ value, what }: JsonViewProps) {
  const text = typeof value === 'string' ? value : formatJson(value);
  return (
    <div className="json">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section tabIndex={0} aria-label={what}>
        <pre>{text}</pre>
      </section>
      <div className="json-copy">
        <CopyText text={text} what={what} isHidden />
      </div>
    </div>
  );
}
