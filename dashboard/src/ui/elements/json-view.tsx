import { CopyText } from './copy-text.tsx';
import { formatJson } from './format-json.ts';

interface JsonViewProps {
  readonly value: unknown;
  /** What it is, as in "Copy event pattern". */
  readonly what: string;
  /** Long lines are broken: for a text of others, which may be one line. */
  readonly isWrapped?: boolean;
}

/** A value as indented JSON that can be scrolled with the keyboard and copied. */
export function JsonView({ value, what, isWrapped = false }: JsonViewProps) {
  const text = typeof value === 'string' ? value : formatJson(value);
  return (
    <div className={isWrapped ? 'json json-wrapped' : 'json'}>
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
