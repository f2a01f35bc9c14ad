import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { BreakableText } from './breakable-text.tsx';

interface CopyTextProps {
  readonly text: string;
  /** What it is, as in "Copy URL". */
  readonly what: string;
  /** Only the button, no text. */
  readonly isHidden?: boolean;
  /** How much of the text is shown; its tooltip has all of it. */
  readonly shownLength?: number;
}

/** A text that can be copied. */
export function CopyText({ text, what, isHidden = false, shownLength }: CopyTextProps) {
  return (
    <CopyToClipboard
      variant={isHidden ? 'icon' : 'inline'}
      textToCopy={text}
      textToDisplay={
        shownLength === undefined ? (
          <BreakableText text={text} />
        ) : (
          <span className="one-line" title={text}>{`${text.slice(0, shownLength)}…`}</span>
        )
      }
      copyButtonAriaLabel={`Copy ${what}`}
      copySuccessText="Copied"
      copyErrorText="Could not copy: the browser blocked it"
      popoverRenderWithPortal
    />
  );
}
