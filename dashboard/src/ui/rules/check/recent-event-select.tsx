import Select, { type SelectProps } from '@cloudscape-design/components/select';
import { useFormContext } from 'react-hook-form';
import { describeError } from '../../client/explain-error.ts';
import { formatTime } from '../../elements/format-time.ts';
import { useFrozenWhileOpen } from '../../elements/use-frozen-while-open.ts';
import { readDetail } from '../../live/live-feed.ts';
import type { PatternFields } from '../pattern/draft-pattern.ts';
import type { RecentEvent } from '../pattern/load-recent-events.ts';
import { useRecentEvents } from '../pattern/use-recent-events.ts';

const EXCERPT_LENGTH = 60;

const ORIGINS = { live: 'Seen live', failure: 'Failed' } as const;

interface RecentEventSelectProps {
  readonly onTake: (event: RecentEvent) => void;
}

/** Real events of the chosen topics. They are looked for when the list is opened. */
export function RecentEventSelect({ onTake }: RecentEventSelectProps) {
  const { watch } = useFormContext<PatternFields>();
  const { events, isLoading, error, isChosen, load } = useRecentEvents(watch());
  const status = error !== null ? 'error' : isLoading ? 'loading' : 'finished';
  const [shown, frame] = useFrozenWhileOpen({ events, status } as const, status);
  return (
    <div ref={frame}>
      <Select
        ariaLabel="Use a recent event"
        placeholder="Use a recent event"
        selectedOption={null}
        options={shown.events.map(toOption)}
        statusType={shown.status}
        loadingText="Looking for events of these topics"
        errorText={error === null ? '' : describeError(error)}
        recoveryText="Retry"
        empty={
          isChosen
            ? 'No recent event of these topics. Open Live events, send one, and come back.'
            : 'Choose events first.'
        }
        onLoadItems={load}
        onChange={({ detail: { selectedOption } }) => {
          const event = shown.events.find(({ id }) => id === selectedOption.value);
          if (event !== undefined) onTake(event);
        }}
      />
    </div>
  );
}

function toOption({ id, detailType, at, origin, event }: RecentEvent): SelectProps.Option {
  const { text = '' } = readDetail(event);
  return {
    value: id,
    label: text.trim() === '' ? detailType : text.slice(0, EXCERPT_LENGTH),
    description: `${detailType} · ${ORIGINS[origin]} ${formatTime(at)}`,
  };
}
