import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { recordExport } from '@momento-gateway/api/audit/audit-operations';
import type { FailureFilter } from '@momento-gateway/api/failures/failure-filter';
import { useState } from 'react';
import { useApi } from '../client/api-context.tsx';
import { formatCount } from '../elements/format-count.ts';
import { formatJson } from '../elements/format-json.ts';
import { saveFile } from '../elements/save-file.ts';
import { useErrorFlash, useFlash } from '../page/flashes.tsx';

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
  const flash = useFlash();
  const showError = useErrorFlash();
  const [isRunning, setRunning] = useState(false);
  const run = async (format: string) => {
    setRunning(true);
    try {
      const { addEvents, collectFailures } = await import('./collect-failures.ts');
      const { formatCsv } = await import('./format-csv.ts');
      const listed = await collectFailures(api, filter);
      const failures = format === 'events' ? await addEvents(api, listed) : listed;
      const withEvents = format === 'events';
      const body = { kind: 'failures' as const, count: failures.length, withEvents };
      await api(recordExport, { body });
      if (format === 'csv') saveFile(formatCsv(failures), 'failures.csv', 'text/csv');
      else saveFile(formatJson(failures), 'failures.json', 'application/json');
      flash({ type: 'success', header: `${formatCount(failures.length, 'failure')} exported` });
    } catch (error) {
      showError('The failures were not exported', error);
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
