import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { BreakableText } from './breakable-text.tsx';

interface CopyTextProps {
  readonly text: string;
  /** What it is, as in "Copy URL". */
  readonly what: string;
  /** Only the button, no text. */
  readonly isHidden?: boolean;
}

/** A text that can be copied. */
export function CopyText({ text, what, isHidden = false }: CopyTextProps) {
  return (
    <CopyToClipboard
      variant={isHidden ? 'icon' : 'inline'}
      textToCopy={text}
      textToDisplay={<BreakableText text={text} />}
      copyButtonAriaLabel={`Copy ${what}`}
      copySuccessText="Copied"
      copyErrorText="Could not copy: the browser blocked it"
      popoverRenderWithPortal
    />
  );
}
