import type { Span } from '@momento-gateway/api/archive/archive';
import { useFlash } from '../page/flashes.tsx';
import { useStartReplay } from './use-archive.ts';

/** Sends the archived events of a span to one rule again, and says so once that has started. */
export function useReplayToRule() {
  const start = useStartReplay();
  const showFlash = useFlash();
  return {
    ...start,
    replay: (ruleName: string, span: Span, onStarted?: () => void) =>
      start.mutate(
        { ruleName, ...span },
        {
          onSuccess: () => {
            showFlash({
              type: 'success',
              header: `The replay to ${ruleName} has started`,
              content: 'AWS may take some minutes before it sends the first event.',
            });
            onStarted?.();
          },
        },
      ),
  };
}
