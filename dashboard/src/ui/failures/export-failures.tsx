import { recordExport } from '@momento-gateway/api/audit/audit-operations';
import type { FailureFilter } from '@momento-gateway/api/failures/failure-filter';
import { useApi } from '../client/api-context.tsx';
import { ExportMenu } from '../elements/export-menu.tsx';
import { formatCount } from '../elements/format-count.ts';
import { formatJson } from '../elements/format-json.ts';
import { saveFile } from '../elements/save-file.ts';

const FORMATS = [
  { id: 'csv', text: 'CSV, without events' },
  { id: 'json', text: 'JSON, without events' },
  { id: 'events', text: 'JSON, with events' },
];

interface ExportFailuresProps {
  /** Chooses what is exported. */
  readonly filter: FailureFilter;
  readonly isEmpty: boolean;
}

/** Saves all failures that the filter chooses, on whatever page they are, as a file. */
export function ExportFailures({ filter, isEmpty }: ExportFailuresProps) {
  const api = useApi();
  const save = async (format: string) => {
    const { addEvents, collectFailures } = await import('./collect-failures.ts');
    const { formatCsv } = await import('./format-csv.ts');
    const listed = await collectFailures(api, filter);
    const withEvents = format === 'events';
    const failures = withEvents ? await addEvents(api, listed) : listed;
    const body = { kind: 'failures' as const, count: failures.length, withEvents };
    await api(recordExport, { body });
    if (format === 'csv') saveFile(formatCsv(failures), 'failures.csv', 'text/csv');
    else saveFile(formatJson(failures), 'failures.json', 'application/json');
    return formatCount(failures.length, 'failure');
  };
  return (
    <ExportMenu
      formats={FORMATS}
      isEmpty={isEmpty}
      onExport={save}
      failedText="The failures were not exported"
    />
  );
}
