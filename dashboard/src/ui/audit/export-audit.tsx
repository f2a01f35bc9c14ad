import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useApi } from '../client/api-context.tsx';
import { formatCount } from '../elements/format-count.ts';
import { formatJson } from '../elements/format-json.ts';
import { saveFile } from '../elements/save-file.ts';
import { useErrorFlash, useFlash } from '../page/flashes.tsx';
import { type AuditChoice, toQuery } from './use-audit.ts';

const FORMATS = [
  { id: 'csv', text: 'CSV' },
  { id: 'json', text: 'JSON' },
];

interface ExportAuditProps {
  readonly choice: AuditChoice;
  readonly isEmpty: boolean;
}

/** Saves all entries that are chosen, on whatever page they are, as a file. */
export function ExportAudit({ choice, isEmpty }: ExportAuditProps) {
  const api = useApi();
  const flash = useFlash();
  const showError = useErrorFlash();
  const [isRunning, setRunning] = useState(false);
  const run = async (format: string) => {
    setRunning(true);
    try {
      const { collectEntries } = await import('./collect-entries.ts');
      const { formatAuditCsv } = await import('./format-audit-csv.ts');
      const entries = await collectEntries(api, toQuery(choice));
      if (format === 'csv') saveFile(formatAuditCsv(entries), 'audit.csv', 'text/csv');
      else saveFile(formatJson(entries), 'audit.json', 'application/json');
      flash({ type: 'success', header: `${formatCount(entries.length, 'change')} exported` });
    } catch (error) {
      showError('The audit log was not exported', error);
    } finally {
      setRunning(false);
    }
  };
  return (
    <ButtonDropdown
      items={FORMATS}
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
