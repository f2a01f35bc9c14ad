import { CALL_OUTCOMES } from '@momento-gateway/api/observation/activity';
import { OptionSelect } from '../elements/option-select.tsx';
import { SearchBox } from '../elements/search-box.tsx';
import { OUTCOMES } from '../gateway/describe-call.ts';
import type { Options, QueryChanges } from '../navigation/use-url-state.ts';
import { ActivitySpanSelect } from './activity-span-select.tsx';
import type { ActivityChoice } from './use-activity.ts';

/** Each search asks CloudWatch Logs: not for each part of an id that is typed. */
const TYPING_PAUSE_MS = 700;

const OUTCOME_OPTIONS = [
  { value: 'any', label: 'Any outcome' },
  ...CALL_OUTCOMES.map((outcome) => ({ value: outcome, label: OUTCOMES[outcome].text })),
] as const satisfies Options;

interface ActivityFiltersProps {
  readonly choice: ActivityChoice;
  /** Called with the parameters of the page's address that change. */
  readonly onChange: (changes: QueryChanges) => void;
}

/** Which calls of a webhook are listed. */
export function ActivityFilters({ choice, onChange }: ActivityFiltersProps) {
  const { hours, span, search, outcome } = choice;
  return (
    <div className="filters">
      <SearchBox
        label="Find by request or event id, number"
        value={search}
        pauseMs={TYPING_PAUSE_MS}
        onSearch={(text) => onChange({ search: text.trim() })}
      />
      <ActivitySpanSelect
        hours={hours}
        span={span}
        onChoose={(time) =>
          onChange({
            hours: time.hours === '24' ? undefined : time.hours,
            from: time.span && String(time.span.from),
            until: time.span && String(time.span.until),
          })
        }
      />
      <OptionSelect
        options={OUTCOME_OPTIONS}
        value={outcome ?? ''}
        label="Outcome"
        onChoose={(value) => onChange({ outcome: value })}
      />
    </div>
  );
}
