import { useApi } from '../client/api-context.tsx';
import { ExportMenu } from '../elements/export-menu.tsx';
import { formatCount } from '../elements/format-count.ts';
import { formatJson } from '../elements/format-json.ts';
import { saveFile } from '../elements/save-file.ts';
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
  const save = async (format: string) => {
    const { collectEntries } = await import('./collect-entries.ts');
    const { formatAuditCsv } = await import('./format-audit-csv.ts');
    const entries = await collectEntries(api, toQuery(choice));
    if (format === 'csv') saveFile(formatAuditCsv(entries), 'audit.csv', 'text/csv');
    else saveFile(formatJson(entries), 'audit.json', 'application/json');
    return formatCount(entries.length, 'change');
  };
  return (
    <ExportMenu
      formats={FORMATS}
      isEmpty={isEmpty}
      onExport={save}
      failedText="The audit log was not exported"
    />
  );
}
