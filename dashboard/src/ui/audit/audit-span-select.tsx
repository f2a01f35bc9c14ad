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

/** In days. */
export const AUDIT_TIMES = [
  { value: '30', label: 'Last 30 days' },
  { value: '1', label: 'Last 24 hours' },
  { value: '7', label: 'Last 7 days' },
  { value: '365', label: 'Last year' },
] as const;

interface AuditSpanSelectProps {
  readonly days: string;
  /** Takes the place of `days`. */
  readonly span: Span | undefined;
  readonly onChoose: (time: { readonly days?: string; readonly span?: Span }) => void;
}

/** Chooses the last days, or a span, which does not move. */
export function AuditSpanSelect({ days, span, onChoose }: AuditSpanSelectProps) {
  /** Undefined until it is first asked for. */
  const [isAsked, setAsked] = useState<boolean>();
  const text =
    span === undefined
      ? chooseOption(AUDIT_TIMES, days).label
      : `${formatTimeText(span.from)} – ${formatTimeText(span.until)}`;
  const chosen = span === undefined ? days : 'span';
  return (
    <>
      <ButtonDropdown
        ariaLabel={`Time range: ${text}`}
        expandToViewport
        items={[...AUDIT_TIMES, { value: 'span', label: 'From … until …' }].map(
          ({ value, label }) => ({
            id: value,
            text: label,
            itemType: 'checkbox',
            checked: value === chosen,
          }),
        )}
        onItemClick={({ detail: { id } }) =>
          id === 'span' ? setAsked(true) : onChoose({ days: id })
        }
      >
        {text}
      </ButtonDropdown>
      {isAsked !== undefined && (
        <SpanDialog
          title="Time of the changes"
          visible={isAsked}
          span={span ?? {}}
          onChoose={({ from = 0, until = 0 }) => onChoose({ span: { from, until } })}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
