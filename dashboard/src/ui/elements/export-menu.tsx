import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useErrorFlash, useFlash } from '../page/flashes.tsx';

interface ExportMenuProps {
  readonly formats: readonly { readonly id: string; readonly text: string }[];
  readonly isEmpty: boolean;
  /** Saves the file; what is then said to be exported, such as `3 failures`. Undefined: nothing is said. */
  readonly onExport: (format: string) => Promise<string | undefined>;
  /** What is said when it fails. */
  readonly failedText: string;
}

/** Saves what a list has chosen, on whatever page it is, as a file. */
export function ExportMenu({ formats, isEmpty, onExport, failedText }: ExportMenuProps) {
  const flash = useFlash();
  const showError = useErrorFlash();
  const [isRunning, setRunning] = useState(false);
  const run = async (format: string) => {
    setRunning(true);
    try {
      const exported = await onExport(format);
      if (exported !== undefined) flash({ type: 'success', header: `${exported} exported` });
    } catch (error) {
      showError(failedText, error);
    } finally {
      setRunning(false);
    }
  };
  return (
    <ButtonDropdown
      items={formats}
      loading={isRunning}
      loadingText="Exporting"
      disabled={isEmpty}
      expandToViewport
      onItemClick={({ detail }) => void run(detail.id)}
    >
      Export
    </ButtonDropdown>
  );
}
