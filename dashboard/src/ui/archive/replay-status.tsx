import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import type { Replay } from '@momento-gateway/api/archive/archive';
import { useReplay } from './use-archive.ts';

/** What a page of archived events waits for, by the state of its replay. */
const TEXTS: Readonly<Record<Replay['state'], readonly [StatusIndicatorProps.Type, string]>> = {
  starting: ['pending', 'Starting the replay: AWS may take minutes'],
  running: ['in-progress', 'Showing archived events as AWS sends them'],
  cancelling: ['stopped', 'The replay was cancelled'],
  completed: ['success', 'AWS has sent all events of the span'],
  cancelled: ['stopped', 'The replay was cancelled'],
  failed: ['error', 'The replay failed'],
};

/** How far the replay of a page of archived events is. */
export function ReplayStatus({ replayName }: { readonly replayName: string }) {
  const replay = useReplay(replayName).data;
  const [type, text] = TEXTS[replay?.state ?? 'starting'];
  return (
    <StatusIndicator type={type}>
      {text}
      {replay !== undefined && replay.reason !== '' && `: ${replay.reason}`}
    </StatusIndicator>
  );
}
