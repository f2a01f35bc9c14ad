import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import type { Span } from '@momento-gateway/api/archive/archive';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { formatTimeText } from '../archive/span-text.ts';
import { chooseOption } from '../navigation/use-url-state.ts';

/** Loaded when it is first asked for, and mounted from then on: else Esc would lose the focus. */
const SpanDialog = dynamic(
  () => import('../archive/span-dialog.tsx').then((module) => module.SpanDialog),
  { ssr: false },
);

const WINDOWS = [
  { value: '24', label: 'Last 24 hours' },
  { value: '1', label: 'Last hour' },
  { value: '168', label: 'Last 7 days' },
] as const;

/** Of which time calls are shown. */
export interface ActivityTime {
  readonly hours: string;
  /** Takes the place of `hours`. */
  readonly span: Span | undefined;
}

interface ActivitySpanSelectProps extends ActivityTime {
  readonly onChoose: (time: Partial<ActivityTime>) => void;
}

/** The hours that an address names; the last day when it names none. */
export function readHours(text: string): string {
  return chooseOption(WINDOWS, text).value;
}

/** Chooses the last hours or days, or a span, which does not move. */
export function ActivitySpanSelect({ hours, span, onChoose }: ActivitySpanSelectProps) {
  /** Undefined until it is first asked for. */
  const [isAsked, setAsked] = useState<boolean>();
  const text =
    span === undefined
      ? chooseOption(WINDOWS, hours).label
      : `${formatTimeText(span.from)} – ${formatTimeText(span.until)}`;
  const chosen = span === undefined ? hours : 'span';
  return (
    <>
      <ButtonDropdown
        ariaLabel={`Time range: ${text}`}
        expandToViewport
        items={[...WINDOWS, { value: 'span', label: 'From … until …' }].map(({ value, label }) => ({
          id: value,
          text: label,
          itemType: 'checkbox',
          checked: value === chosen,
        }))}
        onItemClick={({ detail: { id } }) =>
          id === 'span' ? setAsked(true) : onChoose({ hours: id })
        }
      >
        {text}
      </ButtonDropdown>
      {isAsked !== undefined && (
        <SpanDialog
          title="Time of the calls"
          visible={isAsked}
          span={span ?? {}}
          onChoose={({ from = 0, until = 0 }) => onChoose({ span: { from, until } })}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
