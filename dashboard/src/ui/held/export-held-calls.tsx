import { recordExport } from '@momento-gateway/api/audit/audit-operations';
import type { FailureFilter } from '@momento-gateway/api/failures/failure-filter';
import { listHeldCalls, readHeldCall } from '@momento-gateway/api/held/held-call-operations';
import { useMay } from '../callers/session.tsx';
import { useApi } from '../client/api-context.tsx';
import { ExportMenu } from '../elements/export-menu.tsx';
import { formatCount } from '../elements/format-count.ts';
import { formatJson } from '../elements/format-json.ts';
import { saveFile } from '../elements/save-file.ts';

const FORMATS = [
  { id: 'csv', text: 'CSV, without bodies' },
  { id: 'json', text: 'JSON, without bodies' },
];
const WITH_BODIES = { id: 'events', text: 'JSON, with bodies' };

interface ExportHeldCallsProps {
  /** Chooses what is exported. */
  readonly filter: FailureFilter;
  readonly isEmpty: boolean;
}

/** Saves all held calls that the filter chooses as a file; with bodies for whose role allows to see them. */
export function ExportHeldCalls({ filter, isEmpty }: ExportHeldCallsProps) {
  const api = useApi();
  const maySeeBodies = useMay('readHeldCall');
  const save = async (format: string) => {
    const { addEvents, collectFailures } = await import('../failures/collect-failures.ts');
    const { formatCsv } = await import('../failures/format-csv.ts');
    const listed = await collectFailures(api, filter, listHeldCalls);
    const withEvents = format === 'events';
    const calls = withEvents ? await addEvents(api, listed, readHeldCall) : listed;
    const body = { kind: 'held-calls' as const, count: calls.length, withEvents };
    await api(recordExport, { body });
    if (format === 'csv') saveFile(formatCsv(calls), 'held-calls.csv', 'text/csv');
    else saveFile(formatJson(calls), 'held-calls.json', 'application/json');
    return formatCount(calls.length, 'held call');
  };
  return (
    <ExportMenu
      formats={maySeeBodies ? [...FORMATS, WITH_BODIES] : FORMATS}
      isEmpty={isEmpty}
      onExport={save}
      failedText="The held calls were not exported"
    />
  );
}
