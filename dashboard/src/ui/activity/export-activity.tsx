import { recordExport } from '@momento-gateway/api/audit/audit-operations';
import { useApi } from '../client/api-context.tsx';
import { ExportMenu } from '../elements/export-menu.tsx';
import { formatCount } from '../elements/format-count.ts';
import { formatJson } from '../elements/format-json.ts';
import { saveFile } from '../elements/save-file.ts';
import { type ActivityChoice, toActivityQuery } from './use-activity.ts';

const FORMATS = [
  { id: 'csv', text: 'CSV' },
  { id: 'json', text: 'JSON' },
];

interface ExportActivityProps {
  readonly webhookId: string;
  readonly choice: ActivityChoice;
  readonly isEmpty: boolean;
}

/** Saves the calls that are chosen, on whatever page they are, as a file. */
export function ExportActivity({ webhookId, choice, isEmpty }: ExportActivityProps) {
  const api = useApi();
  const save = async (format: string) => {
    const { collectCalls } = await import('./collect-calls.ts');
    const { formatActivityCsv } = await import('./format-activity-csv.ts');
    const { calls, isCut } = await collectCalls(api, webhookId, toActivityQuery(choice));
    const body = { kind: 'activity' as const, webhookId, count: calls.length, withEvents: false };
    await api(recordExport, { body });
    if (format === 'csv') saveFile(formatActivityCsv(calls), 'activity.csv', 'text/csv');
    else saveFile(formatJson(calls), 'activity.json', 'application/json');
    const count = formatCount(calls.length, 'call');
    return isCut ? `The newest ${count}, and no older ones: choose a shorter time,` : count;
  };
  return (
    <ExportMenu
      formats={FORMATS}
      isEmpty={isEmpty}
      onExport={save}
      failedText="The activity was not exported"
    />
  );
}
